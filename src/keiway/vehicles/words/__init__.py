"""Reading free text: spelling, dates, frame numbers, VINs, names and what is nearly a name. No choosing here."""
