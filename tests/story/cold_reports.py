"""A war that nobody prepared: reports of an invented one in Karvonia, by invented outlets.

Towns are spelt to tempt: Idelb, Wahr and Hassa are near to Syrian names, and the speakers bear
the common names by which a Syrian report would mean a Syrian body.
"""

REPORTS = (
    (
        "Brelmoor Courier",
        "2021-03-02",
        "Lantern Front fighters attacked an army post near Brelmoor in eastern Karvonia on "
        "Monday, killing seven soldiers, the Karvonian army said.",
    ),
    (
        "Karvonia Today",
        "2021-03-03",
        "Shelling of the market town of Ovrinth killed at least 12 civilians and wounded 30 on "
        "Tuesday, Civil Defence workers said. State television said that the rebels fired the "
        "rockets.",
    ),
    (
        "Southern Ledger",
        "2021-03-05",
        "Government forces bombed Idelb and Wahr on Thursday. The Observatory said nine people "
        "were killed in Idelb, among them three children.",
    ),
    (
        "Karvonia Today",
        "2021-03-08",
        "A car bomb exploded outside a hospital in Santarel on Sunday. The Red Crescent said it "
        "had carried 14 bodies to the morgue; the state news agency spoke of eleven dead.",
    ),
    (
        "Brelmoor Courier",
        "2021-03-11",
        "The Lantern Front denied on Wednesday that its men had shot dead five villagers at "
        "Hassa. Abdel Rahman, a teacher there, said he had seen the bodies.",
    ),
    (
        "Northern Tide",
        "2021-03-15",
        "Clashes between the Karvonian army and the River Brigade near Tolveth left 20 fighters "
        "dead on Sunday, according to the Karvonia Casualty Desk.",
    ),
    (
        "Southern Ledger",
        "2021-03-19",
        "The regime's warplanes struck a school in Wahr on Friday, killing 16 people, the "
        "opposition National Coalition said. State media denied that there had been any strike.",
    ),
    (
        "Karvonia Today",
        "2021-03-22",
        "Insurgents ambushed a convoy on the road between Brelmoor and Tolveth on Saturday. Local "
        "Coordination Committee members told this newspaper that four policemen were killed.",
    ),
)
