"""The organisers' part of the admin: who registered, who is invited, who was there; and where studies are run."""
