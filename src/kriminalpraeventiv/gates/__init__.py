"""Gates: what must hold before a step; the same question for case files and for plans of interventions."""
