"""What a rule pack concludes from one incident.

In:    an incident with its claims, near-copies, a person's judgements, a rule pack.
Out:   records, each value with its trace: claims for, claims against, the rule, words.
Never: parse numbers out of text; lose a claim (each that speaks to a field is for or against it);
       force low <= best <= high; turn "nobody said" into 0.
"""
