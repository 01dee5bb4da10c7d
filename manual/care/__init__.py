"""Looking after sections: who answers for one, what readers report, what is due."""
