"""From answers to the tables that a study publishes, with what must not be said left out. Pure: values in, values out.

The tables of a study are a fixed list: each question alone, and by one background at a time; of pairs, each question
before and after. All of them are protected together (`hub.disclosure.linked`), what was published before stays.
"""
