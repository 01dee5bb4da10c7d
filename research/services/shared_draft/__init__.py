"""Questionnaires that organisations answer: one draft for all their people, signed by an owner."""
