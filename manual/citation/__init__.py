"""Citations as text, RIS and CSL-JSON: pure builders from a record to what a reference manager reads."""
