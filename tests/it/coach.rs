//! The coach: safety questions, what is spared, how much is enough, what to do now and what helped.
//!
//! A life is told in sessions and ratings at times of November 2026; nothing reads a clock.

use std::{sync::Arc, time::Duration};

use chrono::DateTime;
use supple::{
    body::{Area, Position, Side, Token},
    clock::{DayStart, Moment, Now},
    coach::{
        self, Ask, AskAgain, Because, Case, Choices, Limits, Reason, Reply, Rule, Screened, Standing,
        Suggestion, Warning,
    },
    exercise::{Condition, Kind},
    journal::{Entry, History, Tension, Union, What, id_at},
    library::{Allowance, FILES, Library, Outcome, Things, Urgency},
    routine::{Level, Routine},
    session::{By, Ending, Outcome as Went, Part, Timeline},
    text::Text,
};

/// A moment of November 2026, such as `24T18:40`, in a zone an hour east of Greenwich.
pub(crate) fn at(time: &str) -> Now {
    let wall = DateTime::parse_from_rfc3339(&format!("2026-11-{time}:00+01:00")).unwrap();
    Now { moment: Moment::ZERO, wall, zone: Arc::from("Europe/Berlin"), away: Duration::ZERO }
}

/// What a person did and said, in the order told.
#[derive(Default)]
pub(crate) struct Life {
    pub(crate) lines: String,
    pub(crate) library: Library,
    pub(crate) choices: Choices,
}

impl Life {
    pub(crate) fn new() -> Self {
        Self { library: Library::shipped(), ..Self::default() }
    }

    pub(crate) fn write(mut self, entry: &Entry) -> Self {
        self.lines.push_str(&entry.line());
        self
    }

    pub(crate) fn rated(self, time: &str, area: Area, value: u8) -> Self {
        let entry = Entry::check_in(&at(time), tension(area, value), None);
        self.write(&entry)
    }

    pub(crate) fn massage(self, time: &str, area: Area) -> Self {
        let entry = Entry::elsewhere(&at(time), Text::new("Massage"), 30, vec![area]);
        self.write(&entry)
    }

    pub(crate) fn screened(self, time: &str, outcome: &str, soon: Option<&str>, tags: &[&str]) -> Self {
        let tags = tags.iter().map(|tag| Text::new(tag)).collect();
        let entry = Entry::screening(&at(time), Text::new(outcome), soon.map(Text::new), tags);
        self.write(&entry)
    }

    /// A whole session, ten minutes long.
    pub(crate) fn did(self, time: &str, routine: &str) -> Self {
        self.practised(time, routine, None)
    }

    /// The same with the tension of an area before and after.
    pub(crate) fn practised(mut self, time: &str, routine: &str, change: Option<(Area, u8, u8)>) -> Self {
        let now = at(time);
        let id = id_at(&now);
        let before = change.map_or_else(Vec::new, |(area, before, _)| tension(area, before));
        self = self.begun(&now, id, routine, before, usize::MAX);
        let later = Now { wall: now.wall + chrono::TimeDelta::minutes(10), ..now };
        let none = Duration::ZERO;
        self = self.write(&Entry::finished(&later, id, Ending::Completed, none, none, none));
        if let Some((area, _, after)) = change {
            let tension_after = Some(tension(area, after));
            let set = supple::journal::Amendment { tension_after, ..Default::default() };
            self = self.write(&Entry::amended(&later, id, set));
        }
        self
    }

    /// A session of which only the first steps are there, and no end.
    pub(crate) fn broken_off(self, time: &str, routine: &str, steps: usize) -> Self {
        let now = at(time);
        self.begun(&now, id_at(&now), routine, Vec::new(), steps)
    }

    pub(crate) fn begun(
        mut self,
        now: &Now,
        id: uuid::Uuid,
        routine: &str,
        before: Vec<Tension>,
        most: usize,
    ) -> Self {
        let routine = self.library.routine(routine).unwrap().clone();
        let plan = (Duration::from_mins(10), routine.steps.len());
        self = self.write(&Entry::started(now, id, &routine, plan, None, before, "clear"));
        for (number, step) in routine.steps.iter().enumerate().take(most) {
            let part = Part {
                step: number,
                side: Side::Both,
                take: 1,
                planned: Duration::from_mins(1),
                held: Duration::from_mins(1),
                paused: Duration::ZERO,
                outcome: Went::Done,
                by: By::Time,
            };
            self = self.write(&Entry::step(now, id, &part, &step.exercise));
        }
        self
    }

    /// A session whose first step was stopped after so many seconds because it hurt.
    pub(crate) fn hurt(self, time: &str, routine: &str, held: u64) -> Self {
        let (now, id) = (at(time), id_at(&at(time)));
        let life = self.begun(&now, id, routine, Vec::new(), 0);
        let part = Part {
            step: 0,
            side: Side::Both,
            take: 1,
            planned: Duration::from_mins(1),
            held: Duration::from_secs(held),
            paused: Duration::ZERO,
            outcome: Went::Hurt,
            by: By::Hurt,
        };
        let exercise = Arc::clone(&life.library.routine(routine).unwrap().steps[0].exercise);
        life.write(&Entry::step(&now, id, &part, &exercise))
    }

    pub(crate) fn history(&self) -> History {
        let mut union = Union::default();
        union.add(&Text::new("2026.jsonl"), &Text::new("device"), self.lines.as_bytes());
        History::of(union)
    }

    pub(crate) fn warnings(&self, time: &str, routine: &str) -> Vec<Warning> {
        let routine = self.library.routine(routine).unwrap();
        self.case(time, &Limits::default(), &Things::default(), |case| coach::warnings(routine, case))
    }

    pub(crate) fn suggestion(&self, time: &str) -> Suggestion {
        self.suggestion_within(time, &Limits::default(), &Things::default()).unwrap()
    }

    pub(crate) fn suggestion_within(
        &self,
        time: &str,
        limits: &Limits,
        things: &Things,
    ) -> Option<Suggestion> {
        self.case(time, limits, things, coach::suggest)
    }

    pub(crate) fn ask_again(&self, time: &str) -> Option<AskAgain> {
        let standing = Standing::of(&self.history());
        let ask = |case: &Case<'_>| Standing::ask_again(standing.as_ref(), case);
        self.case(time, &Limits::default(), &Things::default(), ask)
    }

    /// What `ask` says of this life at `time`.
    pub(crate) fn case<T>(
        &self,
        time: &str,
        limits: &Limits,
        things: &Things,
        ask: impl FnOnce(&Case<'_>) -> T,
    ) -> T {
        let (history, now) = (self.history(), at(time));
        let (library, choices) = (&self.library, &self.choices);
        ask(&Case { library, history: &history, limits, things, choices, now: &now })
    }
}

pub(crate) fn tension(area: Area, value: u8) -> Vec<Tension> {
    vec![Tension { area, side: Side::Both, value }]
}

pub(crate) fn limits(conditions: &[Condition]) -> Limits {
    Limits { conditions: conditions.to_vec(), ..Limits::default() }
}

pub(crate) fn allowing(allows: Allowance) -> Limits {
    Limits { allows, conditions: Vec::new() }
}

/// The things in these words.
pub(crate) fn things(with: &[&str]) -> Things {
    let words: Vec<String> = with.iter().map(|word| (*word).to_owned()).collect();
    Things::read(&words, &[]).unwrap()
}

// The safety questions.

/// Answers the questions: yes to those named, in a list the lines whose tags are named, and no to all others. Returns what
/// was asked as well.
fn answer(yes: &[&str], ticks: &[Condition]) -> (Screened, Vec<String>) {
    let screening = Library::default().screening();
    let (mut replies, mut asked) = (Vec::new(), Vec::new());
    while let Some(ask) = coach::ask(screening, &replies) {
        assert!(coach::screened(screening, &replies).is_none(), "nothing is known before all is asked");
        replies.push(match ask {
            Ask::Question(question) => {
                asked.push(question.id.to_string());
                if yes.contains(&question.id.as_str()) { Reply::Yes } else { Reply::No }
            }
            Ask::Ticks(list) => {
                let chosen =
                    (0..list.len()).filter(|at| list[*at].conditions.iter().any(|it| ticks.contains(it)));
                Reply::Ticked(chosen.collect())
            }
        });
    }
    (coach::screened(screening, &replies).unwrap(), asked)
}

#[track_caller]
fn outcome(yes: &[&str], outcome: Outcome, soon: Option<Urgency>, allows: Allowance) -> Screened {
    let (screened, _) = answer(yes, &[]);
    assert_eq!(
        (screened.outcome, screened.how_soon, screened.limits.allows),
        (outcome, soon, allows),
        "{yes:?}"
    );
    screened
}

#[test]
fn no_to_everything_is_clear_and_says_so_in_one_line() {
    let (screened, asked) = answer(&[], &[]);
    assert_eq!(screened.outcome, Outcome::Clear);
    assert!(screened.limits.is_free());
    assert_eq!(screened.advice, [Library::default().screening().clear.clone()]);
    assert!(!asked.iter().any(|id| id == "seen" || id == "leg-worse"), "no follow-up without a yes");
}

#[test]
fn every_answer_leads_where_the_guide_says() {
    use Allowance::{AllFiltered, Breathing, BreathingAndHeat, Gentle, Nothing};
    use Outcome::{Clear, DoctorFirst, Emergency, Filtered};
    use Urgency::{Now as AtOnce, Soon, ThisWeek, Today};
    for alarm in ["saddle", "both-sides", "chest", "head-neck"] {
        outcome(&[alarm], Emergency, Some(AtOnce), Nothing);
    }
    for (first, worse) in [
        ("injury", "injury-severe"),
        ("between-blades", "between-blades-sudden"),
        ("leg", "leg-worse"),
        ("arm", "arm-worse"),
    ] {
        outcome(&[first, worse], Emergency, Some(AtOnce), Nothing);
        outcome(&[first, "seen"], Filtered, None, AllFiltered);
    }
    for today in ["ill", "kidney", "blisters"] {
        outcome(&[today, "seen"], DoctorFirst, Some(Today), Breathing);
    }
    for week in ["injury", "between-blades", "unexplained", "fragile"] {
        outcome(&[week], DoctorFirst, Some(ThisWeek), Breathing);
    }
    for soon in ["leg", "arm"] {
        outcome(&[soon], DoctorFirst, Some(Soon), Gentle);
    }
    outcome(&["limiting"], DoctorFirst, Some(ThisWeek), BreathingAndHeat);
    outcome(&["morning"], Clear, Some(Soon), AllFiltered);
    outcome(&["no-progress"], Clear, Some(Soon), AllFiltered);
}

#[test]
fn the_gravest_the_earliest_and_the_narrowest_count_and_all_advice_is_told() {
    let screened = outcome(
        &["leg", "unexplained", "limiting"],
        Outcome::DoctorFirst,
        Some(Urgency::ThisWeek),
        Allowance::Breathing,
    );
    assert_eq!(screened.limits.conditions, [Condition::LegNerve]);
    assert_eq!(screened.advice.len(), 4, "a calm word, then three pieces of advice: {:?}", screened.advice);
    assert_eq!(screened.advice[0], Library::default().screening().calm);
}

#[test]
fn the_first_emergency_ends_the_questions_and_is_all_that_is_said() {
    let (screened, asked) = answer(&["injury", "injury-severe", "ill", "leg"], &[]);
    assert_eq!(asked.last().unwrap(), "injury-severe");
    assert_eq!(screened.advice.len(), 1);
    assert!(screened.advice[0].as_str().contains("get help"), "{:?}", screened.advice);
}

#[test]
fn a_sign_of_the_kidney_is_not_softened_by_a_visit_elsewhere() {
    let (_, asked) = answer(&["kidney", "seen"], &[]);
    assert!(!asked.contains(&"seen".to_owned()), "{asked:?}");
}

#[test]
fn the_list_sets_its_tags_and_an_empty_one_is_a_no() {
    let (some, _) = answer(&["conditions"], &[Condition::SupinePregnancy, Condition::KneePain]);
    assert_eq!(some.outcome, Outcome::Filtered);
    assert_eq!(
        some.limits.conditions,
        [Condition::Pregnancy, Condition::SupinePregnancy, Condition::KneePain]
    );
    let (none, _) = answer(&["conditions"], &[]);
    assert_eq!((none.outcome, none.limits.is_free()), (Outcome::Clear, true));
}

#[test]
fn a_yes_sets_its_tags_whatever_its_follow_ups_say() {
    let (screened, _) = answer(&["fragile", "seen"], &[]);
    assert_eq!(screened.limits.conditions, [Condition::Osteoporosis]);
}

#[test]
fn only_what_the_answers_came_to_is_stored() {
    let (screened, _) = answer(&["leg", "unexplained"], &[]);
    let line = Standing::entry(&screened, &at("24T18:40")).line();
    let stored: serde_json::Value = serde_json::from_str(&line).unwrap();
    let keys: Vec<&String> = stored.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["v", "id", "time", "zone", "event", "outcome", "how_soon", "allows", "tags"]);
    assert_eq!(stored["outcome"], "doctor-first");
    assert_eq!(stored["how_soon"], "this-week");
    assert_eq!(stored["allows"], "breathing");
    assert_eq!(stored["tags"], serde_json::json!(["leg-nerve"]));
}

#[test]
fn what_is_stored_allows_what_the_answers_did() {
    let library = Library::shipped();
    let screening = library.screening();
    for question in &screening.questions {
        let asker = screening.questions.iter().find(|asking| asking.then.contains(&question.id));
        let yes: Vec<&str> =
            asker.map(|it| it.id.as_str()).into_iter().chain([question.id.as_str()]).collect();
        let (screened, _) = answer(&yes, &[]);
        let life = Life::new().write(&Standing::entry(&screened, &at("24T10:00")));
        let standing = Standing::of(&life.history()).unwrap();
        let stored = standing.limits(&life.library, &at("24T18:00"));
        assert_eq!(stored.allows, screened.limits.allows, "{yes:?}");
        assert_eq!(stored.conditions, screened.limits.conditions, "{yes:?}");
        let refuses = screened.outcome >= Outcome::DoctorFirst;
        assert_eq!(standing.refusal(&at("24T18:00"), DayStart::default()).is_some(), refuses, "{yes:?}");
    }
}

#[test]
fn a_line_that_does_not_say_what_stays_allowed_is_read_as_narrowly_as_can_be() {
    let read = |outcome: &str, soon: &str, allows: &str| {
        let stored = Life::new().screened("24T10:00", outcome, Some(soon), &[]).lines;
        let lines = stored.replace("\"tags\"", &format!("{allows}\"tags\""));
        let life = Life { lines, ..Life::new() };
        let standing = Standing::of(&life.history()).unwrap();
        standing.limits(&life.library, &at("24T18:00")).allows
    };
    // An older program wrote no word of it, and a damaged one is none.
    assert_eq!(read("doctor-first", "this-week", ""), Allowance::Breathing);
    assert_eq!(read("doctor-first", "this-week", "\"allows\":7,"), Allowance::Breathing);
    assert_eq!(read("doctor-first", "this-week", "\"allows\":\"dancing\","), Allowance::Breathing);
    assert_eq!(
        read("doctor-first", "this-week", "\"allows\":\"breathing+heat\","),
        Allowance::BreathingAndHeat
    );
    // No line loosens what its outcome leaves.
    assert_eq!(read("doctor-first", "today", "\"allows\":\"gentle\","), Allowance::Breathing);
    assert_eq!(read("doctor-first", "soon", "\"allows\":\"all-filtered\","), Allowance::Gentle);
    assert_eq!(read("emergency", "now", "\"allows\":\"gentle\","), Allowance::Nothing);
}

#[test]
fn gentle_routines_for_a_stable_ache_survive_a_restart() {
    let (screened, _) = answer(&["arm"], &[]);
    let life = Life::new().write(&Standing::entry(&screened, &at("24T10:00")));
    let stored = Standing::of(&life.history()).unwrap().limits(&life.library, &at("24T18:00"));
    assert_eq!(stored, screened.limits);
    let flare =
        coach::fit(life.library.routine("flare-lower").unwrap(), &stored, &Things::default(), &life.library);
    assert!(flare.is_allowed());
}

#[test]
fn a_fresh_strain_is_spared_for_three_days() {
    let life = Life::new().screened("20T10:00", "filtered", None, &["acute-injury", "knee-pain"]);
    let standing = Standing::of(&life.history()).unwrap();
    let spared = |time: &str| standing.limits(&life.library, &at(time)).conditions;
    assert_eq!(spared("23T09:59"), [Condition::AcuteInjury, Condition::KneePain]);
    assert_eq!(spared("23T10:01"), [Condition::KneePain]);
}

#[test]
fn the_newest_outcome_counts_and_a_word_of_a_newer_program_does_not() {
    let life = Life::new()
        .screened("10T10:00", "filtered", None, &["knee-pain"])
        .screened("11T10:00", "emergency", Some("now"), &[])
        .screened("12T10:00", "marvellous", None, &[]);
    let standing = Standing::of(&life.history()).unwrap();
    assert_eq!(standing.outcome, Outcome::Emergency);
    assert_eq!(standing.limits(&life.library, &at("29T10:00")).allows, Allowance::Nothing);
}

#[test]
fn the_questions_come_first_and_again_after_fourteen_days() {
    assert_eq!(Life::new().ask_again("24T18:40"), Some(AskAgain::First));
    let life = Life::new().screened("01T10:00", "clear", None, &[]);
    assert_eq!(life.ask_again("14T23:00"), None);
    // The night still belongs to the day before.
    assert_eq!(life.ask_again("15T03:59"), None);
    assert_eq!(life.ask_again("15T04:00"), Some(AskAgain::Days(14)));
}

#[test]
fn a_new_or_very_tense_place_brings_the_questions_back() {
    let back = Area::LowerBack;
    let clear = || Life::new().screened("20T10:00", "clear", None, &[]);
    // What was so on the day of the answers, they cover.
    assert_eq!(clear().rated("20T11:00", back, 5).ask_again("21T10:00"), None);
    assert_eq!(clear().rated("21T11:00", back, 3).ask_again("21T12:00"), None);
    assert_eq!(clear().rated("21T11:00", back, 4).ask_again("21T12:00"), Some(AskAgain::New(back)));
    let known = || Life::new().rated("05T10:00", back, 2).screened("20T10:00", "clear", None, &[]);
    assert_eq!(known().rated("21T11:00", back, 6).ask_again("21T12:00"), None);
    assert_eq!(known().rated("21T11:00", back, 7).ask_again("21T12:00"), Some(AskAgain::High(back, 7)));
    assert_eq!(known().rated("20T11:00", back, 8).ask_again("20T12:00"), Some(AskAgain::High(back, 8)));
    let high = Life::new().rated("20T09:00", back, 8).screened("20T10:00", "clear", None, &[]);
    assert_eq!(high.rated("20T11:00", back, 8).ask_again("20T12:00"), None);
}

// What is spared.

/// What becomes of a shipped routine, a line for each change.
fn spared(routine: &str, limits: &Limits) -> (Option<Routine>, String) {
    let library = Library::shipped();
    let spared = coach::spare(library.routine(routine).unwrap(), limits, &library);
    let lines: Vec<String> = spared.changes.iter().map(ToString::to_string).collect();
    (spared.routine, lines.join("\n"))
}

#[test]
fn what_is_said_with_the_answers_covers_the_rest_of_the_day() {
    let life = Life::new().screened("24T18:00", "clear", None, &[]).rated("24T18:05", Area::LowerBack, 8);
    assert_eq!(life.ask_again("24T18:10"), None);
    let after = life.rated("24T18:45", Area::LowerBack, 7);
    assert_eq!(after.ask_again("24T18:46"), None);
    let elsewhere = after.rated("24T18:50", Area::Neck, 7);
    assert_eq!(elsewhere.ask_again("24T18:51"), Some(AskAgain::High(Area::Neck, 7)));
}

#[test]
fn whoever_bruises_or_has_thin_bones_never_gets_a_ball_a_roller_or_a_tool() {
    let library = Library::shipped();
    let conditions = [
        Condition::BloodThinners,
        Condition::Osteoporosis,
        Condition::NumbSkin,
        Condition::ClotRisk,
        Condition::Skin,
        Condition::AcuteInjury,
        Condition::RecentSurgery,
    ];
    let mut pressed = 0;
    for routine in library.routines() {
        for condition in conditions {
            pressed += usize::from(routine.has_pressure());
            for with in [&[][..], &["none"], &["roller", "ball", "wall"], &["cane", "chair"]] {
                let fitted = coach::fit(routine, &limits(&[condition]), &things(with), &library);
                let left = fitted.routine.iter().flat_map(|left| &left.steps);
                for step in left {
                    let exercise = &step.exercise;
                    assert!(
                        !exercise.kind.is_pressure(),
                        "{}: {} with {condition:?}",
                        routine.id,
                        exercise.name
                    );
                }
            }
        }
    }
    assert!(pressed > 100, "there is something to be spared");
}

/// Every rule, held to every shipped routine with every condition: what is left breaks none.
#[test]
fn nothing_that_is_left_breaks_a_rule() {
    let library = Library::shipped();
    for routine in library.routines() {
        for condition in Condition::ALL {
            for with in [&[][..], &["none"]] {
                let fitted = coach::fit(routine, &limits(&[*condition]), &things(with), &library);
                let Some(left) = &fitted.routine else { continue };
                for (step, position) in left.steps.iter().zip(left.positions()) {
                    let exercise = &step.exercise;
                    let in_bed = exercise.in_bed && *condition == Condition::FloorHard;
                    let name = format!("{}: {} with {condition:?}", routine.id, exercise.name);
                    assert!(in_bed || !exercise.avoid.contains(condition), "{name}");
                    for rule in library.avoid_rules().iter().filter(|rule| rule.fits(exercise, position)) {
                        assert!(in_bed || !rule.never.contains(condition), "{name}: {}", rule.note);
                        let told = rule.light.contains(condition) && !in_bed;
                        let light = step.say.as_ref().is_some_and(|say| say.as_str().starts_with("Go light"));
                        assert!(!told || light, "{name} goes light");
                    }
                }
                let changed = left.steps.len() != routine.steps.len();
                assert!(!changed || !fitted.changes.is_empty(), "{}: nothing goes silently", routine.id);
            }
        }
    }
}

#[test]
fn a_step_is_moved_before_it_is_swapped_and_swapped_before_it_is_left_out() {
    let (left, lines) = spared("upper-knots-two-balls", &limits(&[Condition::BloodThinners]));
    assert!(left.is_some() && lines.contains("left out (blood thinners or easy bruising)"), "{lines}");
    let (left, lines) = spared("sleep-478", &limits(&[Condition::BreathHolds]));
    let left = left.unwrap();
    assert!(lines.contains("(holding the breath does not fit)"), "{lines}");
    assert!(left.steps.iter().all(|step| !step.exercise.holds_breath));
    assert!(left.name.as_str().ends_with(", adapted"));
    // Breathing may be done lying or sitting.
    let (left, _) = spared("breathing-only", &limits(&[Condition::FloorHard, Condition::SupinePregnancy]));
    assert!(left.unwrap().positions().iter().all(|position| *position != Position::Back));
}

#[test]
fn what_goes_light_says_so_to_the_ear_and_stays_the_same_routine() {
    let library = Library::shipped();
    let written = library.routine("morning-stiffness").unwrap();
    let spared = coach::spare(written, &limits(&[Condition::FlexionPain]), &library);
    let light: Vec<usize> =
        spared.changes.iter().filter(|it| it.token() == "light").map(|it| it.step).collect();
    assert!(!light.is_empty(), "{:?}", spared.changes);
    let left = spared.routine.unwrap();
    for (step, number) in left.steps.iter().zip(&spared.kept) {
        let says = step.say.as_ref().is_some_and(|say| say.as_str().contains("Go light"));
        assert_eq!(says, light.contains(number), "{}", step.exercise.name);
    }
}

#[test]
fn a_strangers_ball_is_a_ball_whatever_its_file_says() {
    let text = "schema = 1\nname = \"Mine\"\naim = \"Ease.\"\nareas = [\"neck\"]\n[[step]]\nname = \"Rest\"\nkind = \"stretch\"\n\
                equipment = [\"ball\"]\nhow = [\"Lie on it.\"]\nposition = \"back\"\nhold = \"30s\"\n";
    let library = Library::shipped();
    let (routine, problems) = library.check_text("mine.toml", text);
    let spared = coach::spare(
        &routine.unwrap_or_else(|| panic!("{problems:?}")),
        &limits(&[Condition::BloodThinners]),
        &library,
    );
    assert_eq!(spared.routine, None);
    assert_eq!(spared.changes[0].because, Because::Conditions(vec![Condition::BloodThinners]));
}

#[test]
fn what_is_missing_brings_nothing_back_that_must_be_spared() {
    // Without a pad, warmth would come from the shower; with skin to be spared it must not.
    let library = Library::shipped();
    let routine = library.routine("heat-stretch-lower").unwrap();
    let fitted = coach::fit(routine, &limits(&[Condition::Skin]), &things(&["shower"]), &library);
    assert!(!fitted.routine.unwrap().kinds().contains(&Kind::Heat));
    // Changes keep the numbers of the routine as it is written.
    for change in &fitted.changes {
        let line = change.to_string();
        let name = &routine.steps[change.step()].exercise.name;
        assert!(line.starts_with(&format!("{}. ", change.step() + 1)), "{line}");
        assert!(line.contains(name.as_str()) || line.contains("light"), "{line}: {name}");
    }
}

#[test]
fn a_doctor_first_leaves_what_the_question_says_and_an_emergency_nothing() {
    let library = Library::shipped();
    let left = |allows: Allowance| -> Vec<(String, Vec<Kind>, Level)> {
        let limits = allowing(allows);
        let fitted = library
            .routines()
            .map(|routine| (routine, coach::fit(routine, &limits, &Things::default(), &library)));
        let allowed = fitted.filter(|(_, fitted)| fitted.is_allowed());
        allowed.map(|(routine, _)| (routine.id.to_string(), routine.kinds(), routine.level)).collect()
    };
    assert!(left(Allowance::Nothing).is_empty());
    let breathing = left(Allowance::Breathing);
    assert!(breathing.iter().any(|(id, ..)| id == "breathing-only"));
    assert!(breathing.iter().all(|(_, kinds, _)| *kinds == [Kind::Breathing]), "{breathing:?}");
    let gentle = left(Allowance::Gentle);
    assert!(gentle.iter().any(|(id, ..)| id == "flare-lower"));
    assert!(
        gentle
            .iter()
            .all(|(_, kinds, level)| *level == Level::Gentle && !kinds.iter().any(|it| it.is_pressure()))
    );
    let (_, lines) = spared("breathing-only", &allowing(Allowance::Nothing));
    assert!(lines.lines().all(|line| line.ends_with("left out (help first)")), "{lines}");
}

#[test]
fn warmth_is_left_only_where_no_condition_forbids_it() {
    let library = Library::shipped();
    let heat = |conditions: &[Condition]| {
        let limits = Limits { allows: Allowance::BreathingAndHeat, conditions: conditions.to_vec() };
        let all = library.routines().filter_map(|routine| coach::spare(routine, &limits, &library).routine);
        all.flat_map(|left| left.kinds()).filter(|kind| *kind == Kind::Heat).count()
    };
    assert!(heat(&[]) > 0);
    for condition in [Condition::HeatRisk, Condition::NumbSkin, Condition::Skin, Condition::AcuteInjury] {
        assert_eq!(heat(&[condition]), 0, "{condition:?}");
    }
}

#[test]
fn under_18_nothing_above_easy_is_left() {
    let library = Library::shipped();
    for routine in library.routines().filter(|routine| routine.level > Level::Easy) {
        assert_eq!(
            coach::spare(routine, &limits(&[Condition::Under18]), &library).routine,
            None,
            "{}",
            routine.id
        );
    }
}

// How much is enough.

#[track_caller]
fn warned(life: &Life, time: &str, routine: &str, expected: &[(Rule, &str)]) {
    let warnings = life.warnings(time, routine);
    let told: Vec<(Rule, &str)> = warnings.iter().map(|it| (it.rule, it.words.as_str())).collect();
    assert_eq!(told, expected);
}

const BALLS: &str = "upper-knots-two-balls";

#[test]
fn pressure_is_warned_of_within_four_hours_and_after_the_second_time_a_day() {
    let once = Life::new().did("24T08:00", BALLS);
    // It ended at 8:10.
    let soon = "The upper back had pressure 3 h ago; give it four hours, until 12:10.";
    warned(&once, "24T12:09", BALLS, &[(Rule::PressedLately, soon)]);
    warned(&once, "24T12:10", BALLS, &[]);
    let twice = once.did("24T13:00", BALLS);
    let enough = "The upper back had pressure twice today, which is enough for one day.";
    let often =
        "Upper back knots: two balls on the wall was done twice today, as often as it is meant to be.";
    warned(&twice, "24T20:00", BALLS, &[(Rule::PressedToday, enough), (Rule::TimesADay, often)]);
    // Another routine that presses there is warned of, one that presses elsewhere is not.
    warned(&twice, "24T20:00", "upper-one-side", &[(Rule::PressedToday, enough)]);
    warned(&twice, "24T20:00", "lower-both-sides", &[]);
    // The night belongs to the day before; the morning does not.
    warned(&twice, "25T03:00", "upper-one-side", &[(Rule::PressedToday, enough)]);
    warned(&twice, "25T04:01", BALLS, &[]);
}

#[test]
fn a_third_session_in_a_day_is_met_with_something_gentle_and_the_person_decides() {
    let life = Life::new().did("24T08:00", "lower-both-sides").did("24T13:00", "lower-both-sides");
    let warnings = life.warnings("24T19:00", "lower-both-sides");
    assert!(
        warnings.iter().all(|it| it.offer.as_ref().is_some_and(|id| id.as_str() == "flare-lower")),
        "{warnings:?}"
    );
    warned(&life, "24T19:00", "flare-lower", &[]);
}

#[test]
fn a_massage_elsewhere_counts_as_pressure() {
    let life = Life::new().massage("24T10:00", Area::LowerBack);
    assert_eq!(life.warnings("24T11:00", "lower-both-sides")[0].rule, Rule::PressedLately);
    warned(&life, "24T11:00", BALLS, &[]);
}

#[test]
fn after_six_days_in_a_row_one_is_lighter() {
    let mut life = Life::new();
    for day in 18..=23 {
        life = life.did(&format!("{day}T20:00"), BALLS);
    }
    let words = "The upper back had pressure on each of the last six days; make today a lighter one.";
    warned(&life, "24T20:00", BALLS, &[(Rule::LighterDay, words)]);
    warned(&life, "25T20:00", BALLS, &[]);
}

#[test]
fn after_heat_the_skin_has_ten_minutes() {
    // It ends at 19:10.
    let life = Life::new().did("24T19:00", "heat-stretch-lower");
    let words = "After heat no pressure while the skin is red, ten minutes at least.";
    warned(&life, "24T19:19", BALLS, &[(Rule::AfterHeat, words)]);
    warned(&life, "24T19:20", BALLS, &[]);
    warned(&life, "24T19:19", "office-upper", &[]);
}

#[test]
fn three_times_tenser_after_than_before_brings_the_gentle_twin_and_the_questions() {
    let back = Area::LowerBack;
    let worse = |life: Life, time: &str| life.practised(time, "lower-both-sides", Some((back, 3, 4)));
    let twice = worse(worse(Life::new(), "20T20:00"), "21T20:00");
    warned(&twice, "23T20:00", "lower-both-sides", &[]);
    let thrice = worse(Life { lines: twice.lines.clone(), ..Life::new() }, "22T20:00");
    let warnings = thrice.warnings("23T20:00", "lower-both-sides");
    assert_eq!(warnings.len(), 1);
    assert_eq!((warnings[0].rule, warnings[0].screen), (Rule::Rising, true));
    assert_eq!(warnings[0].offer.as_ref().unwrap().as_str(), "flare-lower");
    // One that ended as it began breaks the row.
    let eased = thrice.practised("23T08:00", "lower-both-sides", Some((back, 3, 3)));
    assert!(!eased.warnings("23T20:00", "lower-both-sides").iter().any(|it| it.rule == Rule::Rising));
}

#[test]
fn what_was_skipped_or_deleted_was_no_pressure() {
    let id = id_at(&at("24T08:00"));
    let life = Life::new().begun(&at("24T08:00"), id, BALLS, Vec::new(), usize::MAX);
    assert!(!life.warnings("24T09:00", BALLS).is_empty());
    let life = life.write(&Entry::deleted(&at("24T08:30"), id));
    warned(&life, "24T09:00", BALLS, &[]);
    let skipped = Life::new().broken_off("24T08:00", BALLS, 0);
    warned(&skipped, "24T09:00", BALLS, &[]);
}

// What to do now.

#[test]
fn the_tense_place_comes_first_with_its_reason() {
    let life = Life::new().rated("23T21:00", Area::LowerBack, 5).rated("24T07:00", Area::UpperBack, 3);
    let now = life.suggestion("24T18:40");
    assert_eq!(now.reason, Reason::Tense(Area::LowerBack));
    assert_eq!(now.routine.areas[0], Area::LowerBack);
    assert_eq!(now.words, "Lower back was 5 last evening; nothing done for it today yet.");
    assert!(now.is_due());
}

#[test]
fn once_today_once_more_is_fine_and_then_without_pressure() {
    let life = Life::new().rated("23T21:00", Area::LowerBack, 5).did("24T08:00", "lower-back-release");
    let again = life.suggestion("24T18:40");
    assert_eq!(again.words, "Lower back was 5 last evening; once today, once more is fine.");
    assert_eq!(again.reason, Reason::Again(Area::LowerBack));
    let life = life.did("24T13:00", "lower-both-sides");
    let light = life.suggestion("24T18:40");
    assert!(life.warnings("24T18:40", light.routine.id.as_str()).is_empty());
    assert!(
        !light
            .routine
            .steps
            .iter()
            .any(|step| { step.exercise.kind.is_pressure() && step.exercise.areas[0] == Area::LowerBack })
    );
}

#[test]
fn where_it_hurt_today_only_something_gentle_comes_until_tomorrow() {
    // However soon it was stopped.
    for held in [12, 0] {
        let life = Life::new().rated("24T18:00", Area::LowerBack, 5);
        let life = life.hurt("24T18:00", "lower-back-release", held);
        let now = life.suggestion("24T18:40");
        assert_eq!(now.routine.level, Level::Gentle);
        assert_eq!(
            now.words,
            "Lower back was 5 just now; an exercise for it hurt today, so only something gentle, or enough for today."
        );
        let next_day = life.suggestion("25T18:40");
        assert_eq!(next_day.words, "Lower back was 5 last evening; nothing done for it today yet.");
    }
}

#[test]
fn a_very_tense_day_gets_something_gentle() {
    for area in Area::ALL {
        let now = Life::new().rated("24T18:00", *area, 8).suggestion("24T18:40");
        assert!(now.routine.level == Level::Gentle && !now.routine.has_pressure(), "{}", now.routine.id);
    }
    let life = Life::new().rated("24T18:00", Area::LowerBack, 7);
    let now = life.suggestion("24T18:40");
    assert_eq!(now.routine.level, Level::Gentle);
    assert!(!now.routine.has_pressure());
    assert_eq!(
        now.words,
        "Lower back was 7 just now; something gentle, and the safety questions if it is new."
    );
}

#[test]
fn the_hour_chooses_among_what_fits() {
    let life = Life::new().rated("24T06:00", Area::LowerBack, 4);
    let at_desk = life.suggestion("24T11:00").routine;
    assert_eq!(at_desk.id.as_str(), "office-lower");
    assert_eq!(life.suggestion("24T07:00").routine.id.as_str(), "morning-stiffness");
    assert!(life.suggestion("24T21:00").routine.when.contains(&supple::routine::When::Evening));
}

#[test]
fn a_body_not_used_to_it_is_offered_nothing_harder_than_easy() {
    for value in [1, 6] {
        for area in Area::ALL {
            for hour in ["05", "12", "18", "23"] {
                let life = Life::new().rated("23T20:00", *area, value);
                let now = life.suggestion(&format!("24T{hour}:00"));
                assert!(now.routine.level <= Level::Easy, "{area:?} at {hour}");
            }
        }
    }
}

#[test]
fn what_helped_is_preferred() {
    let back = Area::LowerBack;
    let base = || Life::new().rated("23T20:00", back, 4);
    let usual = base().suggestion("24T18:40").routine.id.to_string();
    let other = if usual == "lower-both-sides" { "lower-back-release" } else { "lower-both-sides" };
    let mut helped = base();
    for day in ["19", "20", "21"] {
        helped = helped.practised(&format!("{day}T20:00"), other, Some((back, 5, 3)));
    }
    assert_eq!(helped.suggestion("24T18:40").routine.id.as_str(), other);
}

#[test]
fn with_nothing_tense_it_is_breathing_or_posture() {
    let life = Life::new().rated("23T20:00", Area::Neck, 0);
    assert_eq!(life.suggestion("24T21:00").routine.kinds(), [Kind::Breathing]);
    let desk = life.suggestion("24T11:00");
    assert_eq!(desk.routine.kinds(), [Kind::Posture]);
    assert_eq!(
        (desk.reason, desk.words.as_str()),
        (Reason::Nothing, "Nothing is tense; a few easy minutes keep it so.")
    );
    assert!(!desk.is_due());
    assert!(Life::new().suggestion("24T21:00").words.starts_with("Nothing is logged yet"));
}

#[test]
fn a_broken_off_session_is_gone_on_with_unless_it_hurt_or_is_old() {
    let life = Life::new().broken_off("24T18:00", "morning-stiffness", 2);
    let now = life.suggestion("24T18:40");
    assert_eq!((now.reason, now.routine.id.as_str()), (Reason::Unfinished, "morning-stiffness"));
    assert!(now.words.starts_with("Broken off just now, after part 2 of "), "{}", now.words);
    assert_ne!(life.suggestion("25T08:00").reason, Reason::Unfinished);
}

#[test]
fn nothing_is_suggested_that_is_not_allowed_at_hand_and_in_measure() {
    let no_mat = things(&["none", "wall", "chair", "desk"]);
    for allows in
        [Allowance::Breathing, Allowance::BreathingAndHeat, Allowance::Gentle, Allowance::AllFiltered]
    {
        for condition in Condition::ALL {
            for area in Area::ALL {
                let life =
                    Life::new().rated("24T08:00", *area, 5).did("24T09:00", BALLS).did("24T14:00", BALLS);
                let limits = Limits { allows, conditions: vec![*condition] };
                let Some(now) = life.suggestion_within("24T18:40", &limits, &no_mat) else {
                    panic!("breathing is always possible: {allows:?} {condition:?}")
                };
                let fitted = coach::fit(&now.routine, &limits, &no_mat, &life.library);
                assert!(fitted.is_allowed(), "{allows:?} {condition:?}: {}", now.routine.id);
                let left = fitted.routine.unwrap();
                let warnings = life.case("24T18:40", &limits, &no_mat, |case| coach::warnings(&left, case));
                assert_eq!(warnings, [], "{}", left.id);
            }
        }
    }
    assert_eq!(Life::new().suggestion_within("24T18:40", &allowing(Allowance::Nothing), &no_mat), None);
}

#[test]
fn what_fits_so_many_minutes_is_no_longer() {
    let library = Library::shipped();
    let found = coach::fitting(&library, &Limits::default(), &Things::default(), &[Area::LowerBack], 6);
    assert!(found.len() >= 3);
    assert!(found.iter().all(|(routine, length)| {
        *length <= Duration::from_mins(6)
            && *length == Timeline::of(routine, None).length()
            && routine.areas.contains(&Area::LowerBack)
    }));
    assert!(found.is_sorted_by_key(|(_, length)| std::cmp::Reverse(*length)));
    assert!(coach::fitting(&library, &Limits::default(), &Things::default(), &[], 0).is_empty());
}

// What helped.

#[test]
fn the_tally_of_an_area_says_what_was_done_and_how_it_changed() {
    let back = Area::LowerBack;
    let mut life = Life::new();
    for (day, after) in [("20", 3), ("21", 4), ("22", 5)] {
        life = life.practised(&format!("{day}T20:00"), "lower-both-sides", Some((back, 5, after)));
    }
    let life = life.did("23T20:00", BALLS);
    let tally = coach::tally(&life.history());
    let of = |area: Area| tally.iter().find(|it| it.area == area);
    let lower = of(back).unwrap();
    assert_eq!(lower.sessions, 3);
    assert_eq!(lower.relief.to_string(), "1 lower after than before (0 to 2 lower, 3 times)");
    assert_eq!(lower.routines[0].0.as_str(), "lower-both-sides");
    assert_eq!(of(Area::UpperBack).unwrap().relief.to_string(), "too few to tell (0)");
    assert!(of(Area::WholeBody).is_none());
}

// Its words.

#[test]
fn the_coach_promises_nothing_and_stays_calm() {
    const NEVER: [&str; 9] =
        ["treat", "treatment", "cure", "fix", "heal", "heals", "therapy", "should", "must"];
    let back = Area::LowerBack;
    let mut said: Vec<String> = Vec::new();
    let mut life = Life::new().rated("23T21:00", back, 5);
    for day in 18..=23 {
        life = life.practised(&format!("{day}T20:00"), "lower-both-sides", Some((back, 3, 4)));
    }
    for hour in ["05:00", "11:00", "18:40", "20:05", "23:00"] {
        let time = format!("24T{hour}");
        said.push(life.suggestion(&time).words);
        said.extend(life.warnings(&time, "lower-both-sides").into_iter().map(|it| it.words));
        life = life.did(&time, "lower-both-sides");
    }
    for (outcome, soon) in [
        ("emergency", "now"),
        ("doctor-first", "today"),
        ("doctor-first", "this-week"),
        ("doctor-first", "soon"),
    ] {
        let standing = Life::new().screened("24T10:00", outcome, Some(soon), &[]);
        said.extend(Standing::of(&standing.history()).unwrap().refusal(&at("24T12:00"), DayStart::default()));
    }
    said.extend(
        [AskAgain::First, AskAgain::Days(20), AskAgain::New(back), AskAgain::High(back, 8)]
            .map(AskAgain::words),
    );
    assert!(said.len() > 20, "{said:?}");
    for words in said {
        let lower = words.to_lowercase();
        let found = lower.split(|letter: char| !letter.is_alphabetic()).find(|word| NEVER.contains(word));
        assert_eq!(found, None, "{words}");
        assert!(!words.contains('!') && words.len() < 170, "{words}");
    }
}

#[test]
fn the_entry_of_a_screening_is_read_back_as_it_was_written() {
    let (screened, _) = answer(&["conditions"], &[Condition::HighBp]);
    let history = Life::new().write(&Standing::entry(&screened, &at("24T18:40"))).history();
    assert!(matches!(history.others[0].what(), What::Screening(it) if it.tags == [Text::new("high-bp")]));
    assert_eq!(Standing::of(&history).unwrap().conditions, [Condition::HighBp]);
    // The shipped questions are the ones asked.
    assert!(FILES.iter().any(|(path, _)| *path == "screening.toml"));
}
