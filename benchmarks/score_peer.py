"""pandas' side of score.sh: the scores of the twenty rules of score/scoring.yaml, from frames in memory to a frame in memory.

Ids of leads are texts, as in the store, or numbers made of them beforehand; types and pages are categories either way. Prints: seconds, CPU seconds, leads, leads whose scores differ from ours by more than a millionth of a point.
"""
import sys
import time

import numpy as np
import pandas as pd

DAY = 86_400_000_000
AS_OF = 1_767_225_600_000_000
TYPES = ["page_view", "email_open", "email_click", "login", "download", "webinar", "form_sent", "unsubscribed"]


def frame(folder, name, columns):
    raw = np.fromfile(f"{folder}/{name}.f64", dtype="<f8").reshape(len(columns), -1)
    return pd.DataFrame({column: raw[i] for i, column in enumerate(columns)})


def read(folder):
    events = frame(folder, "events", ["lead", "occurred", "recorded", "replaced", "type", "page", "seconds"])
    events = events.astype({"lead": "int32", "occurred": "int64"})
    events["type"] = pd.Categorical.from_codes(events["type"].astype("int8"), TYPES)
    pages = ["home", "pricing", "blog", "docs", "product", "about", "jobs", "news", "demo", "contact", "newsletter"]
    events["page"] = pd.Categorical.from_codes(events["page"].fillna(-1).astype("int8"), pages)
    leads = frame(folder, "leads", ["lead", "created", "country", "employees", "title", "free_mail"])
    return leads.astype({"lead": "int32"}).set_index("lead"), events


def rounded(points):
    return np.floor(points * 1e6 + 0.5)


def scores(leads, events):
    known = (
        (events["occurred"] < AS_OF)
        & (events["recorded"].isna() | (events["recorded"] < AS_OF))
        & (events["replaced"].isna() | (events["replaced"] >= AS_OF))
    )
    by_type = {name: part for name, part in events[known].groupby("type", observed=True)}

    def chosen(kind, days=None, page=None):
        part = by_type[kind]
        if days is not None:
            part = part[part["occurred"] >= AS_OF - days * DAY]
        return part if page is None else part[part["page"] == page]

    def of_leads(series):
        return series.reindex(leads.index, fill_value=0)

    def decayed(part, points, half_life):
        terms = rounded(points * np.power(0.5, (AS_OF - part["occurred"]) / (half_life * DAY)))
        return of_leads(terms.groupby(part["lead"]).sum())

    def falling(age, points, days):
        whole = days * DAY // (points * 1_000_000)
        return (2 * (days * DAY - age) + whole) // (2 * whole)

    def count(part):
        return of_leads(part.groupby("lead").size())

    who = (leads["country"] == 1) * 20e6 + leads["employees"].between(50, 200) * 25e6
    fit = (leads["title"] * 15e6 - leads["free_mail"] * 15e6 + who.clip(upper=40e6)).clip(0, 100e6)

    views = chosen("page_view", 60)
    form = chosen("form_sent", 60)
    time_on_site = chosen("page_view", 7)
    logins = chosen("login", 14)
    days = logins.assign(day=logins["occurred"] // DAY).drop_duplicates(["lead", "day"])
    downloads = chosen("download", 90)
    falls = pd.Series(falling(AS_OF - downloads["occurred"], 10, 90), index=downloads.index)
    latest = form.groupby("lead")["occurred"].max()
    seen = count(views) + count(form) > 0
    engagement = (
        decayed(chosen("page_view", 30), 1, 14).clip(upper=20e6)
        + decayed(chosen("page_view", 90), 0.5, 45).clip(upper=15e6)
        + decayed(chosen("page_view", 90, "pricing"), 15, 30).clip(upper=45e6)
        + of_leads(rounded(0.01 * time_on_site["seconds"]).groupby(time_on_site["lead"]).sum()).clip(upper=20e6)
        + (count(chosen("email_open", 30)) * 5e5).clip(upper=5e6)
        + decayed(chosen("email_click", 60), 3, 21).clip(upper=15e6)
        + (count(days) * 2e6).clip(upper=14e6)
        + of_leads(falls.groupby(downloads["lead"]).sum()).clip(upper=30e6)
        + decayed(chosen("webinar", 180), 20, 60).clip(upper=40e6)
        + of_leads(pd.Series(falling(AS_OF - latest, 25, 60), index=latest.index))
        + decayed(chosen("form_sent", 180, "demo"), 10, 90)
        - (count(chosen("unsubscribed")) > 0) * 30e6
        - (~seen & (leads["created"] <= AS_OF - 60 * DAY)) * 20e6
    ).clip(0, 100e6)

    aware = (count(views) > 0) * 5e6
    compares = ((count(chosen("page_view", 30, "pricing")) >= 2) & (count(downloads) > 0)) * 15e6
    asked = (count(chosen("form_sent", 30, "demo")) > 0) * 20e6
    stage = aware + compares + asked
    points = rounded(0.4 * fit / 1e6) + rounded(0.4 * engagement / 1e6) + rounded(0.2 * stage / 1e6)
    return pd.DataFrame({"fit": fit, "engagement": engagement, "stage": stage, "points": points})


def main(folder, ids):
    leads, events = read(folder)
    if ids == "texts":
        events["lead"] = "L" + events["lead"].astype(str).str.zfill(8)
        leads.index = "L" + leads.index.astype(str).str.zfill(8)
    began, cpu = time.perf_counter(), time.process_time()
    mine = scores(leads, events)
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    theirs = frame(folder, "scores", ["lead", "fit", "engagement", "stage", "points"])
    theirs = theirs.astype({"lead": "int32"}).set_index("lead")
    if ids == "texts":
        theirs.index = "L" + theirs.index.astype(str).str.zfill(8)
    theirs = theirs.reindex(mine.index)
    differ = ((mine - theirs * 1e6).abs() > 1.5).any(axis=1).sum()
    print(f"{seconds:.2f} {cpu:.2f} {len(mine)} {differ}")


main(sys.argv[1], sys.argv[2])
