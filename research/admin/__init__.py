"""The organisers' part of the admin: who registered, who is invited, who was there."""
