"""Writes the lines on which the service's masking must agree with this side's.

Every line is made up here, from a seed: outlets of the list and made-up ones, in sentences that name an outlet, in ones
that only seem to, and page furniture beside sentences that look like it.
Run: python3 masking_fixture.py [--check]   writes src/test/resources/news/parallax/model/masking.jsonl.gz, or compares
"""
import gzip
import json
import random
from itertools import zip_longest
from pathlib import Path

import data
import masking
from normalize import normalize
from paths import REPOSITORY, arguments
from tokenizer import Tokenizer

OWN = [None, None, "The Common Loom", "Ironwood Standard - News", "loomnews.com", "Time", "Reason", "The Nation", "Slate", "News",
       "The", "A", "538", "Die Süddeutsche", "Quay", "Vox", "https://www.northbank-wire.co.uk/", "TheFreeQuay (Web)", "President",
       "Port Amity Ledger: Opinion", "The Hill", "UQ", "Fox Online News", "Loom.org", "The Ordinary People's Paper of Record of Amity"]
PEOPLE = ["Senator Alvarez", "Mayor O'Hara", "Ruth Okafor", "Vicente Fox", "Steve Forbes", "the governor", "Dr. J. K. Lindqvist"]
NAMING = """{name} reported that {who} voted no.|{who} told {name} that the bill was dead.|According to {name}, the count is over.|
{who}, a columnist for {name}, disagreed.|The poll by {name} and {other} found a tie.|({name}) was the first to say so.|
{name} magazine asked {who} about it.|It stood in The {name}, on page 3.|It stood in the {name}, on page 3.|the {name}'s editorial board met {who}|
{name}'s Ruth Okafor reported from the harbour.|{who} said on {name} that {name} was wrong.|Nobody reads {name} now, {who} said.|
"{name} is a rag," {who} said.|{name} Square was empty.|{who} of {name}.|A {name} poll put {who} ahead; {other} had a tie.|
See {lower}.com, www.{lower}.org/a?b=1, or write to desk@{lower}.com.|h/t @{lower} and @{lower}Politics and @real{lower} and @{lower}_desk|
{name}/{other} poll: {who} leads|WASHINGTON ({name}) -- {who} lost.|({name}) - {who} lost.|PORT AMITY, Iowa -- {name} was told of it.|
{upper} ON {who}|{name}. {other}! {name}?|{who} read {name}, {other}, {name} and a book.|He wrote for {name} Wednesday.|Mr. {name} voted.|
{who} joined {name} of London.|The {name}|{name}|\U0001f600 {name} \U0001f680 said \U0001f6a8{other}|He told the {name} Council.|x{name}y {name}""".replace("\n", "").split("|")
SEEMING = """It is time, for that reason, to tell the nation.|The week was long; the hill was steep; the atlantic was cold.|The Nation is at war.|
Time will tell.|Fox hunting is banned.|The fox saw the sun in the mirror.|Vice President Alvarez spoke at Times Square.|This week and next week|
The Independent candidate met the Guardian Council.|He wiped the slate clean in the salon.|NRA -- The group said no.|GOP -- and nobody else|
A post office, a mail box and an express train.|The Journal of Medicine was cited.|It was 5-4 -- a close call.|WASHINGTON is quiet.|
BREAKING -- The bill failed.|HealthCare.gov and Amazon.com were down.|@ruth_okafor and @mayor said so.|We live in hard times.|
The governor's office, i.e. the state, will pay $3.5 million.|U.S. News was slow, he said.|A. B. C. and D.|St. Louis is hot.""".replace("\n", "").split("|")
FURNITURE = """By Ruth Okafor|By Ruth Okafor and Jo Lind, Staff Writer|By Monday the count was over.|BY JO LIND|Photo: Jo Lind|
Photographs of the harbour were burned.|Photo by Jo Lind/Getty Images|Sign up for our daily newsletter.|Sign up here|
Voters may sign up at any town hall.|Read more: The bill failed|Read the bill before you vote, she said.|Reading the bill took an hour.|Read more|
Share this article|Share prices fell.|Follow Ruth Okafor on Twitter @okafor|Follow the money, he said.|Follow us on Facebook.|
Contact us at desk@example.org|Contact between the sides broke off.|Image copyright Loom|Image is everything, he said.|
Jo Lind contributed to this report.|Jo Lind contributed $500 to the campaign.|The Associated Press contributed to this report.|
Copyright 2019 The Common Loom|© 2020 Loom LLC|Copyright law is a mess.|All rights reserved.|Their rights were reserved.|
Subscribe to our podcast|Few people subscribe to that view.|ADVERTISEMENT|Advertisements for the ballot ran daily.|Click here for more.|
Click by click the count went on.|Related: The bill failed|Related bills are waiting.|Watch: The mayor speaks|Watch what they do, not what they say.|
UPDATE: The count is over|Updated at 9:40 a.m. ET|Editor's note: This was corrected.|The editor's note was kind.|More: The bill failed|
More voters came.|MORE FROM THE LOOM|This article was updated on Tuesday.|This article of the treaty was updated by the senate in 1990.|
This story originally appeared in the Loom.|This story has no end.|Ruth Okafor is a columnist for the Loom.|
Ruth Okafor is a senator.|Ruth Okafor is the author of two books.|The opinions expressed are solely those of the author.|
Opinions expressed in the street were harsh.|She can be reached at okafor@example.org.|No deal can be reached by Friday.|___|* * *|2.|1,200|
$3.5|A|OK|(Reporting by Jo Lind; Editing by Ruth Okafor)|(He was joking.)|[He] was joking.|Correction: The mayor is 41.|
Correction officers went on strike.|An earlier version of this story was wrong.|To contact the reporter: Jo Lind|To contact voters they used the post.|
You can unsubscribe at any time.|Privacy Policy|Her privacy policy was strict.|Join us on Facebook.com/Loom.|Join the army, he said.|
Story Continued Below|The story continued below deck.|7 years ago|7 years ago he was mayor.|Jo Lind/AP The mayor speaks|The AP photo showed it.|
Email the mayor.|Email him at okafor@example.org|Email scandals helped nobody.|Listen to the mayor, she said.|Listen to this episode|
Most popular|Most popular votes are free.|Top stories|Get the Loom in your inbox|Get out the vote, she said.|Stay tuned.|Stay tuned for a recount.|
For more information, visit loom.org|For more than a year he waited.|If you enjoyed this article, subscribe.|If you vote, vote early.|
View all comments|View it as a loss.|Tags: bills|Loading...|CLOSE|Close the border, he said.|Visit the Loom's homepage for more stories.|
Want more news in your inbox?|Have a tip?|Thank you for subscribing.|Thank you, he said.|poster="x.jpg"|Support our journalism|
Support our troops, she said.|Video player|Transcript|ANALYSIS/OPINION:|Opinion contributor|Opinions differ.|-- With assistance by Jo Lind""".replace("\n", "").split("|")


def sentence(draw, names):
    kind = draw.randrange(6)
    if kind == 0:
        return draw.choice(SEEMING)
    if kind == 1:
        return draw.choice(FURNITURE)
    name, other = draw.choice(names), draw.choice(names)
    text = draw.choice(NAMING).format(name=name, other=other, who=draw.choice(PEOPLE), upper=name.upper(),
                                      lower="".join(c for c in name.lower() if c.isalnum()))
    return text if kind < 5 else f"{text} {draw.choice(SEEMING)}"


def lines(draw):
    """Every line of the two lists, then made-up sentences without end."""
    listed = [row[0] for row in masking._lines("outlets.txt")]
    yield from ((None, text) for text in SEEMING + FURNITURE)
    while True:
        own = draw.choice(OWN)
        names = draw.sample(listed, 3) + ["Loom", "Common Loom", "The Ironwood Standard"] + ([own] * 3 if own else [])
        yield own, sentence(draw, names)


def rows(tokenizer, seed):
    """The file's lines."""
    for _, (outlet, text) in zip(range(3000), lines(random.Random(seed))):
        text = normalize(text)
        names = masking.Names(outlet) if outlet else data.LISTED
        row = {"outlet": outlet, "text": text, "furniture": masking.is_furniture(text), "hidden": names.spans(text),
               "ids": [index for index, _, _ in data.tokens(tokenizer, text, names)]}
        yield json.dumps(row, separators=(",", ":")) + "\n"


def main():
    parser = arguments(__doc__)
    parser.add_argument("--tokenizer", type=Path, default=REPOSITORY / "models/parallax-en/tokenizer.json")
    parser.add_argument("--out", type=Path, default=REPOSITORY / "src/test/resources/news/parallax/model/masking.jsonl.gz")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the file has other lines")
    args = parser.parse_args()
    tokenizer = Tokenizer(args.tokenizer)
    if args.check:
        with gzip.open(args.out, "rt", encoding="utf-8") as there:
            differ = sum(line != row for line, row in zip_longest(there, rows(tokenizer, args.seed)))
        raise SystemExit(f"{differ} lines of {args.out.name} are not what masking.py makes" if differ else 0)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with open(args.out, "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as packed:
        packed.writelines(row.encode() for row in rows(tokenizer, args.seed))


if __name__ == "__main__":
    main()
