//! Laws of what is heard, over every shipped routine and every exercise at both ends of its range; with faults planted to see them caught.

use std::{collections::HashSet, sync::Arc, time::Duration};

use supple::{
    body::{Side, Token},
    clock::Moment,
    cue::{Cue, Pace, Role, Tone, What},
    exercise::{Bounds, Dose, Exercise, Id, Seconds, length_of},
    library::{Line, SpokenLines},
    routine::{Origin, Routine, Step, StepSides},
    session::{Event, Happening, PhaseKind},
};

use crate::cue::{EAR, Ear, Heard, LIBRARY, listen};

const PROMISES: [&str; 9] = ["cure", "cures", "heal", "heals", "treat", "treats", "fix", "therapy", "rehab"];

fn s(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn said(cue: &Cue) -> Option<&str> {
    match &cue.what {
        What::Say(text) => Some(text.as_str()),
        What::Tone(_) | What::Hush => None,
    }
}

/// A phase as it was performed.
struct Stretch<'a> {
    kind: PhaseKind,
    side: Side,
    round: u32,
    step: &'a Step,
    from: Moment,
    until: Moment,
    floor: Option<Duration>,
    is_step_first: bool,
}

impl Stretch<'_> {
    fn length(&self) -> Duration {
        self.until.since(self.from)
    }
}

fn stretches<'a>(routine: &'a Routine, events: &[Event]) -> Vec<Stretch<'a>> {
    let mut all: Vec<Stretch<'a>> = Vec::new();
    let mut worked = HashSet::new();
    for event in events {
        if matches!(event.what, Happening::Began { .. } | Happening::Ended(_))
            && let Some(last) = all.last_mut()
        {
            last.until = event.at;
        }
        if let Happening::Began { kind, step, side, round, floor, .. } = event.what {
            let is_step_first = kind.is_held() && worked.insert(step);
            all.push(Stretch {
                kind,
                side,
                round,
                step: &routine.steps[step],
                from: event.at,
                until: event.at,
                floor,
                is_step_first,
            });
        }
    }
    all
}

/// What is wrong with a performance, one line each; lines taken to last `percent` of their planned length.
fn faults(routine: &Routine, heard: &Heard, percent: u32) -> Vec<String> {
    let lines = LIBRARY.spoken_lines();
    let mut found = overlaps(heard, percent);
    found.extend(wording(heard));
    found.extend(repeats(routine, heard, lines));
    for stretch in stretches(routine, &heard.events) {
        let within: Vec<(Moment, &Cue)> = heard
            .cues
            .iter()
            .filter(|(at, _)| *at >= stretch.from && *at < stretch.until)
            .map(|(at, cue)| (*at, cue))
            .collect();
        found.extend(missing(&stretch, &within).into_iter().map(|what| {
            let name =
                stretch.step.exercise.id.as_ref().map_or(stretch.step.exercise.name.as_str(), Id::as_str);
            format!(
                "{name} {} {} s {}: {what}",
                stretch.kind.token(),
                stretch.length().as_secs(),
                stretch.side.token()
            )
        }));
        found.extend(honest(&stretch, heard));
    }
    found
}

fn overlaps(heard: &Heard, percent: u32) -> Vec<String> {
    let mut found = Vec::new();
    let sentences: Vec<(Moment, Moment, &str)> = heard
        .cues
        .iter()
        .filter_map(|(at, cue)| {
            let text = said(cue)?;
            Some((*at, at.after(length_of(text) * percent / 100), text))
        })
        .collect();
    for pair in sentences.windows(2) {
        if pair[0].1 > pair[1].0 {
            found.push(format!("{} `{}` runs into `{}`", pair[0].0, pair[0].2, pair[1].2));
        }
    }
    let tones: Vec<(Moment, Tone)> = heard
        .cues
        .iter()
        .filter_map(|(at, cue)| if let What::Tone(tone) = cue.what { Some((*at, tone)) } else { None })
        .collect();
    for pair in tones.windows(2) {
        // A new tone ends the one before: of two at once only the last is heard.
        if pair[1].0.since(pair[0].0) < Duration::from_millis(150) {
            found.push(format!("{} {:?} is cut off by {:?}", pair[0].0, pair[0].1, pair[1].1));
        }
    }
    let stops = heard.cues.iter().filter(|(_, cue)| match cue.what {
        What::Tone(tone) => {
            tone.closes() || matches!(tone, Tone::Tick | Tone::Start | Tone::Find | Tone::RollOn)
        }
        What::Say(_) | What::Hush => false,
    });
    for (at, tone) in stops {
        for (begins, ends, text) in &sentences {
            if begins <= at && at < ends {
                found.push(format!("{begins} `{text}` runs into {:?} at {at}", tone.what));
            }
        }
    }
    found
}

fn wording(heard: &Heard) -> Vec<String> {
    let mut found = Vec::new();
    for (at, cue) in &heard.cues {
        let Some(text) = said(cue) else { continue };
        let words: Vec<String> =
            text.to_lowercase().split(|letter: char| !letter.is_alphabetic()).map(str::to_owned).collect();
        let promises = PROMISES.iter().any(|promise| words.iter().any(|word| word == promise));
        let is_raw = text.contains(['{', '}', '!']) || text.chars().any(|letter| letter.is_ascii_digit());
        let is_small = !cue.role.is_word() && text.starts_with(|letter: char| letter.is_lowercase());
        if promises || is_raw || is_small {
            found.push(format!("{at} wording: `{text}`"));
        }
    }
    found
}

/// Lines of a kind take turns: no variant comes back before all others were heard.
fn repeats(routine: &Routine, heard: &Heard, lines: &SpokenLines) -> Vec<String> {
    let stretches = stretches(routine, &heard.events);
    let kind_at = |at: Moment| {
        stretches.iter().rev().find(|stretch| stretch.from <= at).map(|stretch| stretch.step.exercise.kind)
    };
    let of_role: [(Role, &[Line]); 9] = [
        (
            Role::HalfWay,
            &[Line::HalfWayPressure, Line::HalfWayStretch, Line::HalfWayEffort, Line::HalfWayCalm],
        ),
        (
            Role::TenMore,
            &[Line::TenMorePressure, Line::TenMoreStretch, Line::TenMoreEffort, Line::TenMoreCalm],
        ),
        (Role::TenderFloor, &[Line::TenderFloor]),
        (Role::TenderCap, &[Line::TenderCap]),
        (Role::Find, &[Line::FindTender]),
        (Role::RollOn, &[Line::RollOn]),
        (Role::Rest, &[Line::Rest, Line::RestPressure]),
        (Role::LastOnes, &[Line::LastOne, Line::LastPair, Line::LastBreaths]),
        (Role::LetGo, &[Line::RelaxRelease]),
    ];
    let mut found = Vec::new();
    for (role, kinds) in of_role {
        for line in kinds {
            let variants = lines.line(*line);
            let is_one = |text: &&str| variants.iter().any(|variant| variant.as_str() == *text);
            // Half-way and ten more have tones of their own; a sentence may stand in two of them.
            let is_of_tone = |at: Moment| match (role, kind_at(at)) {
                (Role::HalfWay, Some(kind)) => Line::half_way(kind) == *line,
                (Role::TenMore, Some(kind)) => Line::ten_more(kind) == *line,
                _ => true,
            };
            let of_kind = heard.cues.iter().filter(|(at, cue)| cue.role == role && is_of_tone(*at));
            let texts: Vec<&str> = of_kind.filter_map(|(_, cue)| said(cue)).filter(is_one).collect();
            for window in texts.windows(variants.len()) {
                let distinct: HashSet<_> = window.iter().collect();
                if distinct.len() < window.len() {
                    found.push(format!("repeats: {window:?}"));
                }
            }
        }
    }
    found
}

/// What a phase should tell and does not.
fn missing(stretch: &Stretch<'_>, within: &[(Moment, &Cue)]) -> Vec<&'static str> {
    let has = |role: Role| within.iter().any(|(_, cue)| cue.role == role);
    let names = |role: Role, word: &str| {
        within.iter().any(|(_, cue)| cue.role == role && said(cue).is_some_and(|text| text.contains(word)))
    };
    let (exercise, length) = (&stretch.step.exercise, stretch.length());
    let spoken = &exercise.spoken;
    let is_hold = matches!(stretch.step.dose, Dose::Hold(_) | Dose::Timed(_));
    let is_plain = is_hold && stretch.floor.is_none_or(|floor| floor >= length);
    let mut missing = Vec::new();
    let mut demand = |wanted: bool, is_there: bool, what: &'static str| {
        if wanted && !is_there {
            missing.push(what);
        }
    };
    match stretch.kind {
        PhaseKind::Settle => {
            let name = spoken.name.as_ref().unwrap_or(&exercise.name);
            demand(true, names(Role::Place, name.as_str()), "the name of the step");
            demand(
                stretch.side != Side::Both && spoken.place.is_some(),
                names(Role::Place, stretch.side.token()),
                "the side",
            );
        }
        PhaseKind::Switch => {
            demand(true, names(Role::Switch, stretch.side.token()), "the new side");
            let own = spoken.switch.as_ref().map(|line| {
                line.fill(&[("{side}", stretch.side.token()), ("{other}", stretch.side.other().token())])
            });
            demand(true, own.is_none_or(|own| names(Role::Switch, own.as_str())), "the words of the switch");
        }
        PhaseKind::Rest => demand(true, has(Role::Again), "the way back"),
        PhaseKind::Ready => {}
        PhaseKind::Work | PhaseKind::Tender => {
            demand(
                spoken.start.is_some() && stretch.round == 1 && !is_stop(stretch),
                has(Role::Start) || has(Role::RollOn) || has(Role::TenMore),
                "start",
            );
            demand(
                stretch.is_step_first && spoken.feel.is_some() && length >= s(10),
                has(Role::Feel),
                "feel",
            );
            demand(is_plain && length >= s(20), has(Role::HalfWay) || has(Role::SkinCheck), "half-way");
            demand(is_hold && length >= s(30) && is_plain, has(Role::TenMore), "ten more");
            demand(
                is_hold && stretch.floor.is_some_and(|floor| floor < length),
                has(Role::TenderFloor),
                "tender floor",
            );
            demand(length >= s(180) && is_hold, has(Role::MinuteLeft), "one more minute");
            demand(is_stop(stretch), has(Role::Find), "find");
            demand(set_count(stretch).is_some_and(|count| count >= 3), has(Role::LastOnes), "last one");
        }
    }
    if let (Dose::Timed(timed), PhaseKind::Work) = (&stretch.step.dose, stretch.kind)
        && let Some(check) = timed.check
    {
        let wanted = (length.as_secs() - 1) / u64::from(check.get());
        let heard = within.iter().filter(|(_, cue)| cue.role == Role::SkinCheck).count();
        if heard as u64 != wanted {
            missing.push("skin check");
        }
    }
    missing
}

fn is_stop(stretch: &Stretch<'_>) -> bool {
    stretch.kind == PhaseKind::Tender && matches!(stretch.step.dose, Dose::Roll(_))
}

fn set_count(stretch: &Stretch<'_>) -> Option<u64> {
    let is_set = matches!(stretch.step.dose, Dose::Reps(_)) && stretch.kind == PhaseKind::Work;
    is_set.then(|| stretch.length().as_secs() / u64::from(stretch.step.repetition().get()))
}

/// The seconds between the tone that starts a hold and the one that ends it are the hold.
fn honest(stretch: &Stretch<'_>, heard: &Heard) -> Option<String> {
    let sounds = |moment: Moment, wanted: fn(Tone) -> bool| {
        heard
            .cues
            .iter()
            .any(|(at, cue)| *at == moment && matches!(cue.what, What::Tone(tone) if wanted(tone)))
    };
    let is_hold = matches!(stretch.step.dose, Dose::Hold(_)) && stretch.kind.is_held();
    let is_honest = sounds(stretch.from, |tone| tone == Tone::Start) && sounds(stretch.until, Tone::closes);
    (is_hold && !is_honest).then(|| format!("{} a hold without its tones", stretch.from))
}

fn step(exercise: &Arc<Exercise>, dose: Dose) -> Step {
    Step { exercise: exercise.clone(), dose, sides: StepSides::All(exercise.sides), say: None, settle: None }
}

fn alone(step: Step) -> Routine {
    let mut routine = LIBRARY.routines().next().unwrap().clone();
    routine.id = Id::new("alone").unwrap();
    routine.origin = Origin::Yours;
    routine.steps = vec![step];
    routine
}

/// The exercise as it stands, and at both ends of its range.
fn doses(exercise: &Exercise) -> Vec<Dose> {
    let range = &exercise.range;
    let ends = |bounds: Option<Bounds>| bounds.into_iter().flat_map(|bounds| [bounds.least, bounds.most]);
    let seconds = |bounds| ends(bounds).map(Seconds::new);
    let mut all = vec![exercise.dose.clone()];
    match &exercise.dose {
        Dose::Hold(hold) => {
            for cap in seconds(range.hold) {
                let floor = if hold.floor < hold.cap { hold.floor.min(cap) } else { cap };
                all.push(Dose::Hold(supple::exercise::Hold { floor, cap, ..hold.clone() }));
            }
            if exercise.kind.is_pressure() {
                for cap in [45, 90] {
                    let (floor, cap) = (Seconds::new(30), Seconds::new(cap));
                    all.push(Dose::Hold(supple::exercise::Hold { floor, cap, ..hold.clone() }));
                }
            }
        }
        Dose::Reps(reps) => {
            for count in ends(range.reps) {
                all.push(Dose::Reps(supple::exercise::Reps {
                    sets: vec![count; reps.sets.len()],
                    ..reps.clone()
                }));
            }
        }
        Dose::Roll(roll) => {
            all.extend(
                seconds(range.roll)
                    .map(|length| Dose::Roll(supple::exercise::Roll { length, ..roll.clone() })),
            );
        }
        Dose::Breathe(breathe) => {
            all.extend(
                ends(range.cycles)
                    .map(|cycles| Dose::Breathe(supple::exercise::Breathe { cycles, ..breathe.clone() })),
            );
        }
        Dose::Timed(timed) => {
            all.extend(
                seconds(range.time)
                    .map(|length| Dose::Timed(supple::exercise::Timed { length, ..timed.clone() })),
            );
        }
        Dose::Relax(relax) => {
            for (tense, release) in seconds(range.tense).zip(seconds(range.release)) {
                all.push(Dose::Relax(supple::exercise::Relax { tense, release, ..relax.clone() }));
            }
        }
        Dose::Talk(_) | Dose::Until(_) => {}
    }
    all
}

#[track_caller]
fn none(found: &[String]) {
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn every_shipped_routine_is_heard_whole_in_every_rotation() {
    let library = &*LIBRARY;
    let mut found = Vec::new();
    for routine in library.routines() {
        for first in 0..8 {
            let heard = listen(routine, Ear { first, ..EAR }, "");
            let of = |fault| format!("{} {first}: {fault}", routine.id);
            found.extend(faults(routine, &heard, 100).into_iter().map(of));
        }
    }
    none(&found);
}

#[test]
fn every_exercise_is_heard_whole_at_both_ends_of_its_range() {
    let library = &*LIBRARY;
    let mut found = Vec::new();
    for exercise in library.exercises() {
        for dose in doses(exercise) {
            let routine = alone(step(exercise, dose));
            found.extend(faults(&routine, &listen(&routine, EAR, ""), 100));
        }
    }
    none(&found);
}

#[test]
fn a_slower_voice_runs_into_nothing_and_still_says_where_to_go() {
    for percent in [110, 130] {
        let mut found = Vec::new();
        for routine in LIBRARY.routines() {
            let heard = listen(routine, Ear { pace: Pace::percent(percent), ..EAR }, "");
            let of = |fault| format!("{} {percent} %: {fault}", routine.id);
            found.extend(overlaps(&heard, percent).into_iter().map(of));
            let settles = stretches(routine, &heard.events)
                .into_iter()
                .filter(|stretch| stretch.kind == PhaseKind::Settle);
            let silent = settles.filter(|settle| !says(&heard, settle, Role::Place));
            found.extend(
                silent.map(|settle| format!("{} {percent} %: nothing to go by", settle.step.exercise.name)),
            );
        }
        none(&found);
    }
}

/// Long tones that nobody asked for at least three seconds before they sound.
fn unprepared(heard: &Heard) -> Vec<String> {
    let mut found = Vec::new();
    for (at, cue) in &heard.cues {
        let What::Tone(tone) = cue.what else { continue };
        let is_ahead = |(asked, it): &(Moment, Tone)| *it == tone && asked.after(s(3)) <= *at;
        if tone.length() >= s(1) && !heard.ahead.iter().any(is_ahead) {
            found.push(format!("{tone:?} at {at} is made at its moment"));
        }
    }
    found
}

#[test]
fn every_long_tone_is_asked_for_before_its_moment() {
    let mut long = 0;
    let mut found = Vec::new();
    for routine in LIBRARY.routines() {
        let mut heard = listen(routine, EAR, "");
        found.extend(unprepared(&heard).into_iter().map(|fault| format!("{}: {fault}", routine.id)));
        // The fault planted: whoever asks for one late, or never, is seen.
        heard.ahead.clear();
        long += unprepared(&heard).len();
    }
    none(&found);
    assert!(long > 100, "only {long} long tones");
}

#[test]
fn a_voice_a_tenth_slower_than_measured_stays_inside_the_plan() {
    // What is planned is a tenth and 0.15 s more than what was measured.
    let planned = length_of("Lean in slowly.");
    let measured = Duration::from_micros(574_000 + 63_000 * 12);
    assert!(measured * 11 / 10 <= planned);
}

fn says(heard: &Heard, stretch: &Stretch<'_>, role: Role) -> bool {
    heard.cues.iter().any(|(at, cue)| *at >= stretch.from && *at < stretch.until && cue.role == role)
}

/// A performance with something wrong in it.
fn planted(id: &str, plant: impl Fn(&mut Vec<(Moment, Cue)>)) -> Vec<String> {
    let routine = LIBRARY.routine(id).unwrap();
    let mut heard = listen(routine, EAR, "");
    plant(&mut heard.cues);
    heard.cues.sort_by_key(|(at, _)| *at);
    faults(routine, &heard, 100)
}

fn first(cues: &mut [(Moment, Cue)], role: Role) -> &mut (Moment, Cue) {
    cues.iter_mut().find(|(_, cue)| cue.role == role).unwrap()
}

#[test]
fn a_missing_cue_is_seen() {
    let missing = [
        ("roller-full-back", Role::Feel),
        ("roller-full-back", Role::HalfWay),
        ("roller-full-back", Role::TenMore),
        ("roller-full-back", Role::Find),
        ("roller-full-back", Role::Switch),
        ("roller-full-back", Role::LastOnes),
        ("roller-full-back", Role::Place),
        ("roller-full-back", Role::Start),
        ("upper-one-side", Role::TenderFloor),
        ("upper-one-side", Role::Again),
        ("bath-night", Role::SkinCheck),
        ("bath-night", Role::MinuteLeft),
    ];
    for (id, role) in missing {
        let found = planted(id, |cues| cues.retain(|(_, cue)| cue.role != role));
        assert!(!found.is_empty(), "nobody misses {role:?}");
    }
}

#[test]
fn a_cue_at_the_wrong_time_is_seen() {
    let late = |role: Role, by: u64| {
        planted("upper-one-side", move |cues| {
            let cue = first(cues, role);
            cue.0 = cue.0.after(s(by));
        })
    };
    assert!(!late(Role::Start, 1).is_empty(), "the start runs into what it feels like");
    assert!(!late(Role::Again, 5).is_empty(), "the way back runs into a tick");
    assert!(!late(Role::TenMore, 6).is_empty(), "ten more runs into a tick");
    let closing = |cues: &mut Vec<(Moment, Cue)>| {
        let end = cues.iter_mut().find(|(_, cue)| cue.what == What::Tone(Tone::TenderCap)).unwrap();
        end.0 = end.0.after(s(1));
    };
    assert!(!planted("upper-one-side", closing).is_empty(), "the hold is a second longer");
    assert!(
        !planted("upper-one-side", |cues| cues.retain(|(_, cue)| cue.what != What::Tone(Tone::Start)))
            .is_empty()
    );
}

#[test]
fn wrong_words_are_seen() {
    for words in
        ["Ten more in 10 s.", "Now the {side} side.", "This will cure you.", "Well done!", "ten more"]
    {
        let found =
            planted("upper-one-side", |cues| first(cues, Role::TenMore).1.what = What::Say(words.into()));
        assert!(!found.is_empty(), "nobody minds `{words}`");
    }
    let same = |cues: &mut Vec<(Moment, Cue)>| {
        let floors: Vec<_> = cues.iter_mut().filter(|(_, cue)| cue.role == Role::TenderFloor).collect();
        let words = floors[0].1.what.clone();
        for cue in floors {
            cue.1.what = words.clone();
        }
    };
    assert!(!planted("upper-one-side", same).is_empty(), "nobody minds the same words again");
    let sides = |cues: &mut Vec<(Moment, Cue)>| {
        first(cues, Role::Switch).1.what = What::Say("Other side.".into());
    };
    assert!(!planted("upper-one-side", sides).is_empty(), "nobody minds a switch without its side");
}

/// The words of the settle stand in the engine, which knows no library; here they are held to the general lines.
#[test]
fn each_sentence_of_a_settle_has_one_wording() {
    let general = |line: Line| LIBRARY.spoken_lines().line(line).iter().map(|text| text.as_str().to_owned());
    let rising: Vec<String> =
        [Line::UpFromLying, Line::UpFromProne, Line::UpFromKneeling].into_iter().flat_map(general).collect();
    let names = [Line::FirstIs, Line::NextIs, Line::LastIs].map(|line| general(line).next().unwrap());
    for routine in LIBRARY.routines() {
        for (part, phase) in supple::session::Timeline::of(routine, None).phases() {
            let step = &routine.steps[part.step];
            for line in &phase.lines {
                let sided = |text: &supple::text::Text| {
                    text.fill(&[("{side}", part.side.token()), ("{other}", part.side.other().token())])
                        == *line
                };
                let spoken = &step.exercise.spoken;
                let own = [&spoken.place, &spoken.same_place, &spoken.caution, &spoken.feel, &spoken.switch];
                let own =
                    own.into_iter().flatten().chain(&spoken.sets).chain(&step.say).chain(&step.exercise.how);
                let before = part
                    .step
                    .checked_sub(1)
                    .and_then(|step| routine.steps[step].exercise.spoken.easeoff.as_ref());
                let name = spoken.name.as_ref().unwrap_or(&step.exercise.name);
                let is_name =
                    names.iter().any(|words| words.replace("{name}", name.as_str()) == line.as_str());
                let is_switch = general(Line::SwitchSides).any(|words| sided(&words.as_str().into()));
                let is_position =
                    line.as_str().trim_end_matches('.').eq_ignore_ascii_case(part.position.name());
                let known = own.chain(before).any(sided)
                    || is_name
                    || is_switch
                    || is_position
                    || rising.iter().any(|words| words == line.as_str());
                assert!(known, "{}: `{line}` stands nowhere else", routine.id);
            }
        }
    }
}
