from search.log.services.note import note

__all__ = ["note"]
