//! What the person chose: read, printed, changed, and refused when it cannot be.

use std::{
    fs,
    path::{Path, PathBuf},
};

use supple::settings::{self, KEYS, Settings, change, key, load};
use tempfile::TempDir;

use crate::cli::{Home, stderr, stdout};

/// For each key: a value as a person types it, and as the file writes it.
const GOOD: [(&str, &str, &str); 42] = [
    ("voice", "auto", "\"auto\""),
    ("voice", "off", "\"off\""),
    ("voice", "espeak-ng", "\"espeak-ng\""),
    ("voice", "[\"say\", \"-v\", \"it's\"]", "[\"say\", \"-v\", \"it's\"]"),
    ("piper-model", "/voices/one.onnx", "\"/voices/one.onnx\""),
    ("piper-model", "~/one # two.onnx", "\"~/one # two.onnx\""),
    ("piper-model", "", "\"\""),
    ("voice-name", "anna", "\"anna\""),
    ("voice-name", "-x", "\"-x\""),
    ("voice-name", "\"quoted\"", "'\"quoted\"'"),
    ("rate", "80", "80"),
    ("rate", " 300 ", "300"),
    ("volume", "0", "0"),
    ("talk", "brief", "\"brief\""),
    ("tones", "false", "false"),
    ("tone-volume", "100", "100"),
    ("bell", "false", "false"),
    ("flash", "false", "false"),
    ("notify", "false", "false"),
    ("plain", "true", "true"),
    ("theme", "high-contrast", "\"high-contrast\""),
    ("theme", "none", "\"none\""),
    ("motion", "reduced", "\"reduced\""),
    ("graphics", "halfblock", "\"halfblock\""),
    ("equipment", "ball,roller", "[\"ball\", \"roller\"]"),
    ("equipment", "ball, ball roller", "[\"ball\", \"roller\"]"),
    ("equipment", "[\"two-balls\"]", "[\"two-balls\"]"),
    ("equipment", "none", "[]"),
    ("settle", "0s", "\"0s\""),
    ("settle", "30s", "\"30s\""),
    ("day-start", "23:59", "\"23:59\""),
    ("day-start", "00:00", "\"00:00\""),
    ("programme", "prevent-lower-4w", "\"prevent-lower-4w\""),
    ("programme", "", "\"\""),
    ("programme-since", "2026-11-24", "\"2026-11-24\""),
    ("programme-since", "", "\"\""),
    ("habit", "long-sitting, stress", "[\"long-sitting\", \"stress\"]"),
    ("favourites", "[\"bedtime\", \"bedtime\"]", "[\"bedtime\"]"),
    ("favourites", "none", "[]"),
    ("lock", "true", "true"),
    ("awake", "false", "false"),
    ("remote", "false", "false"),
];

/// For each key: a value as a person types it, and what they are told.
const BAD: [(&str, &str, &str); 46] = [
    ("voice", "spd-sy", "`spd-sy` is not a known voice\ndid you mean `spd-say`?"),
    ("voice", "my-own", "`my-own` is not a known voice\nwrite your own command as a list: [\"my-own\"]"),
    ("voice", "[]", "`voice` is empty"),
    ("voice", "[\"\"]", "the command has no name\nbegin the list with the program"),
    ("voice", "[1]", "`voice` must be a list of words\nwrite each in quotes"),
    (
        "piper-model",
        "one.onnx",
        "`one.onnx` is not a whole path\nwrite the whole path, such as \"~/voices/one.onnx\"",
    ),
    ("voice-name", "\u{1b}[2J", "U+001B is a control or an invisible character\nremove it"),
    ("rate", "79", "`rate` must be from 80 to 300"),
    ("rate", "301", "`rate` must be from 80 to 300"),
    ("rate", "-1", "`rate` must be from 80 to 300"),
    ("rate", "fast", "`rate` must be a whole number"),
    ("rate", "120.5", "`rate` must be a whole number"),
    ("rate", "120\nplain = true", "`rate` must be a whole number"),
    ("rate", "120 # slow", "`rate` must be a whole number"),
    ("rate", "99999999999999999999", "`rate` must be from 80 to 300"),
    ("volume", "101", "`volume` must be from 0 to 100"),
    ("talk", "briefly", "`briefly` is not an amount of talk\ndid you mean `brief`?"),
    ("tones", "yes", "`tones` must be true or false"),
    ("tone-volume", "256", "`tone-volume` must be from 0 to 100"),
    ("bell", "1", "`bell` must be true or false"),
    ("flash", "", "`flash` must be true or false"),
    ("notify", "", "`notify` must be true or false"),
    ("plain", "True", "`plain` must be true or false"),
    ("theme", "drak", "`drak` is not a theme\ndid you mean `dark`?"),
    (
        "theme",
        "pink",
        "`pink` is not a theme\none of: auto, dark, light, none, high-contrast, colour-blind-dark, colour-blind-light",
    ),
    ("motion", "none", "`none` is not an amount of motion\none of: full, reduced"),
    (
        "graphics",
        "kitty",
        "`kitty` is not a way to draw\none of: auto, octant, sextant, braille, halfblock, ascii",
    ),
    ("equipment", "ball,bal", "`bal` is not equipment\ndid you mean `ball`?"),
    (
        "equipment",
        "[[\"ball\"]]",
        "`equipment` must be equipment\none of: ball, two-balls, roller, stick, cane, band, strap, weight, heat-bottle, heat-pad, bath, shower",
    ),
    ("settle", "31s", "`settle` must be from 0s to 30s"),
    ("settle", "5", "`5` is not a length of time\nwrite it like \"30s\" or \"1m30s\""),
    ("settle", "-5s", "`-5s` is not a length of time\nwrite it like \"30s\" or \"1m30s\""),
    ("day-start", "4:00", "`4:00` is not a time of day\nwrite it like \"04:00\""),
    ("day-start", "24:00", "`24:00` is not a time of day\nwrite it like \"04:00\""),
    ("day-start", "+4:00", "`+4:00` is not a time of day\nwrite it like \"04:00\""),
    ("programme", "Four weeks", "`Four weeks` cannot be an id\nuse 1 to 64 of a-z, 0-9 and -"),
    ("programme-since", "24.11.2026", "`24.11.2026` is not a date\nwrite it like \"2026-11-24\""),
    ("programme-since", "2026-02-30", "`2026-02-30` is not a date\nwrite it like \"2026-11-24\""),
    ("programme-since", "+2026-11-24", "`+2026-11-24` is not a date\nwrite it like \"2026-11-24\""),
    ("habit", "stress,LONG", "`LONG` cannot be an id\nuse 1 to 64 of a-z, 0-9 and -"),
    ("habit", "[1]", "`habit` must be an id\nwrite it in quotes"),
    ("favourites", "[\"\"]", "`` cannot be an id\nuse 1 to 64 of a-z, 0-9 and -"),
    ("favourites", "a\u{1b}", "U+001B is a control or an invisible character\nremove it"),
    ("lock", "on", "`lock` must be true or false"),
    ("awake", "no", "`awake` must be true or false"),
    ("remote", "0", "`remote` must be true or false"),
];

/// A file of its own for each test.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new(text: &str) -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        fs::write(desk.path(), text).unwrap();
        desk
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("config.toml")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.path()).unwrap()
    }

    fn set(&self, name: &str, value: &str) -> Result<String, String> {
        change(&self.path(), key(name).unwrap(), Some(value)).map_err(|error| error.to_string())
    }

    fn unset(&self, name: &str) -> Result<String, String> {
        change(&self.path(), key(name).unwrap(), None).map_err(|error| error.to_string())
    }
}

#[test]
fn every_key_is_set_read_and_printed() {
    let desk = Desk::new("");
    for (name, typed, written) in GOOD {
        assert_eq!(desk.set(name, typed).as_deref(), Ok(written), "{name} {typed}");
        let loaded = load(&desk.path());
        assert_eq!(loaded.problems, [], "{name} {typed}");
        assert_eq!(key(name).unwrap().written(&loaded.settings), written, "{name} {typed}");
        assert!(desk.text().contains(&format!("{name} = {written}\n")), "{}", desk.text());
    }
    for key in &KEYS {
        assert!(GOOD.iter().any(|(name, _, written)| *name == key.name && *written != key.default()));
        assert!(BAD.iter().any(|(name, ..)| *name == key.name), "{} is never wrong", key.name);
    }
}

#[test]
fn every_key_refuses_what_it_cannot_be_and_nothing_is_written() {
    let desk = Desk::new("# mine\nrate = 120\n");
    for (name, typed, words) in BAD {
        assert_eq!(desk.set(name, typed), Err(words.to_owned()), "{name} {typed}");
    }
    assert_eq!(desk.text(), "# mine\nrate = 120\n");
}

#[test]
fn what_is_printed_reads_as_what_is_in_force() {
    let home = Home::new();
    for (name, typed, _) in GOOD {
        assert!(home.run(&["config", "set", name, typed]).status.success(), "{name} {typed}");
    }
    let printed = home.run(&["config"]);
    assert!(printed.status.success() && printed.stderr.is_empty(), "{printed:?}");
    let printed = stdout(&printed);
    let own = fs::read_to_string(home.path().join("config/config.toml")).unwrap();
    assert_eq!(Settings::read("", &printed), Settings::read("", &own));
    assert_ne!(Settings::read("", &printed).0, Settings::default());
    for key in &KEYS {
        assert!(printed.contains(key.says) && printed.contains(&format!("{} = ", key.name)), "{}", key.name);
    }
}

#[test]
fn defaults_are_printed_as_comments_and_set_in_their_place() {
    let home = Home::new();
    let printed = stdout(&home.run(&["config"]));
    assert_eq!(Settings::read("", &printed), (Settings::default(), Vec::new()));
    assert!(printed.contains("\n# Values: 80 to 300\n# rate = 155\n"), "{printed}");
    let desk = Desk::new(&printed);
    desk.set("rate", "130").unwrap();
    desk.set("flash", "false").unwrap();
    desk.set("voice", "off").unwrap();
    let expected = printed
        .replace("# rate = 155\n", "# rate = 155\nrate = 130\n")
        .replace("# flash = true\n", "# flash = true\nflash = false\n")
        .replace("# voice = \"auto\"\n", "# voice = \"auto\"\nvoice = \"off\"\n");
    assert_eq!(desk.text(), expected);
    for name in ["voice", "rate", "flash"] {
        desk.unset(name).unwrap();
    }
    assert_eq!(desk.text(), printed);
}

const MINE: &str = "# What I like.\n\ntheme   =  \"dark\"   # at night\n\n# slow\nrate = 100\n\
    equipment = [ # what I have\n  \"ball\",\n]\n# the end\n";

#[track_caller]
fn set(before: &str, name: &str, value: &str, after: &str) {
    let desk = Desk::new(before);
    assert_eq!(desk.set(name, value).err(), None);
    assert_eq!(desk.text(), after);
}

#[test]
fn comments_and_order_survive() {
    set(MINE, "theme", "light", &MINE.replace("\"dark\"", "\"light\""));
    set(MINE, "rate", "200", &MINE.replace("100", "200"));
    set(MINE, "plain", "true", &format!("{MINE}plain = true\n"));
    set(
        "# mine\n# rate = 1\n# more\ntones = false",
        "rate",
        "90",
        "# mine\n# rate = 1\nrate = 90\n# more\ntones = false\n",
    );
    set("rate = 100", "tones", "false", "rate = 100\ntones = false\n");
    set("\n", "tones", "false", "\ntones = false\n");
    // A key of a table would be another one.
    set("rate = 100\n[odd]\nx = 1\n", "tones", "false", "rate = 100\ntones = false\n[odd]\nx = 1\n");
}

#[test]
fn comments_above_a_key_outlive_it() {
    for (name, after) in [
        ("theme", MINE.replace("theme   =  \"dark\"   # at night\n", "")),
        ("rate", MINE.replace("rate = 100\n", "")),
        ("equipment", MINE.replace("equipment = [ # what I have\n  \"ball\",\n]\n", "")),
        ("plain", MINE.to_owned()),
    ] {
        let desk = Desk::new(MINE);
        let default = key(name).unwrap().default();
        assert_eq!(desk.unset(name), Ok(default));
        assert_eq!(desk.text(), after, "{name}");
    }
}

/// What is wrong, one line each: place, code, message, remedy; and the keys that are not at their defaults.
fn read(source: &str) -> (Vec<String>, Vec<String>) {
    let (settings, problems) = Settings::read("config.toml", source);
    let told = problems.iter().map(|problem| {
        let help = problem.help.as_ref().map(|help| format!(" / {help}")).unwrap_or_default();
        format!("{}:{} {}: {}{help}", problem.line, problem.column, problem.code, problem.message)
    });
    let other = KEYS.iter().filter(|key| key.written(&settings) != key.default());
    let other = other.map(|key| format!("{} = {}", key.name, key.written(&settings))).collect();
    (told.collect(), other)
}

#[track_caller]
fn case(source: &str, told: &[&str], other: &[&str]) {
    let (problems, keys) = read(source);
    assert_eq!(problems, told, "{source}");
    assert_eq!(keys, other, "{source}");
}

#[test]
fn a_wrong_value_costs_only_its_key() {
    case(
        "rate = 120\nvolume = 200\ntheme = \"drak\"\ntones = false\n",
        &[
            "2:10 out-of-range: `volume` must be from 0 to 100",
            "3:9 unknown-word: `drak` is not a theme / did you mean `dark`?",
        ],
        &["rate = 120", "tones = false"],
    );
}

#[test]
fn a_line_that_is_no_toml_costs_only_itself() {
    for (broken, place) in
        [("theme = dark", "2:"), ("theme", "2:"), ("theme = \"dark", "2:"), ("theme = ", "2:"), ("= 3", "2:")]
    {
        let (problems, keys) = read(&format!("rate = 120\n{broken}\ntones = false\n"));
        assert!(!problems.is_empty(), "{broken}");
        assert!(problems.iter().all(|it| it.starts_with(place) && it.contains(" syntax: ")), "{problems:?}");
        assert_eq!(keys, ["rate = 120", "tones = false"], "{broken}: {problems:?}");
    }
}

#[test]
fn a_key_written_twice_is_told_and_the_first_one_holds() {
    let (problems, keys) = read("rate = 120\ntones = false\nrate = 130\n");
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with("3:1 syntax: "), "{problems:?}");
    assert_eq!(keys, ["rate = 120", "tones = false"]);
}

#[test]
fn an_unknown_key_is_told_with_the_nearest() {
    case(
        "rte = 120\n\"\\u001b[2J\" = 1\nspeed = 3\n[sound]\nrate = 1\n",
        &[
            "1:1 unknown-key: the settings file has no key `rte` / did you mean `rate`?",
            "2:1 unknown-key: the settings file has no key `�[2J`",
            "3:1 unknown-key: the settings file has no key `speed`",
            "4:2 unknown-key: the settings file has no key `sound`",
        ],
        &[],
    );
}

#[test]
fn other_sorts_of_values_are_told() {
    case("rate = \"120\"\n", &["1:8 wrong-type: `rate` must be a whole number"], &[]);
    case("rate = { a = 1 }\n", &["1:8 wrong-type: `rate` must be a whole number"], &[]);
    case(
        "settle = 5\n",
        &["1:10 wrong-type: `settle` must be a length of time / write it like \"30s\" or \"1m30s\""],
        &[],
    );
    case(
        "day-start = 04:00:00\n",
        &["1:13 wrong-type: `day-start` must be a time of day / write it like \"04:00\""],
        &[],
    );
    case(
        "voice.name = \"x\"\n",
        &["1:1 wrong-type: `voice` must be a word or a list of words / write it in quotes"],
        &[],
    );
}

#[test]
fn hostile_texts_end_in_problems_and_nothing_obeys_them() {
    let long = format!("voice-name = \"{}\"\n", "x".repeat(5000));
    let deep = format!("equipment = {}{}\n", "[".repeat(9000), "]".repeat(9000));
    let many = "x = 1\n".repeat(5000);
    let signs = "voice-name = \"a\u{202e}b\"\nrate = 90\n# \u{9b}2J\n";
    for source in
        [&long, &deep, &many, signs, "\u{0}", "rate = 120\r\u{1b}[2J", "[[rate]]\n", "'''", "\"\"\""]
    {
        let (_, problems) = Settings::read("\u{1b}c", source);
        assert!(!problems.is_empty() && problems.len() < 30, "{source:.40}");
        for problem in &problems {
            let drawn = problem.render(source, false);
            assert!(drawn.chars().all(|letter| letter == '\n' || !letter.is_control()), "{drawn}");
        }
    }
    assert_eq!(Settings::read("", signs).0.voice_name, None);
    assert_eq!(Settings::read("", signs).0.rate, 90);
}

#[test]
fn windows_line_ends_stay() {
    set("# mine\r\nrate = 100\r\ntones = true\r\n", "rate", "90", "# mine\r\nrate = 90\r\ntones = true\r\n");
}

#[test]
fn a_broken_file_is_shown_and_left_alone() {
    let home = Home::new();
    let path = home.path().join("config/config.toml");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, "rate = 120\ntheme = dark\n").unwrap();
    let output = home.run(&["config", "set", "tones", "false"]);
    assert_eq!(output.status.code(), Some(1));
    let told = stderr(&output);
    assert!(told.contains("config.toml:2:"), "{told}");
    assert!(told.contains("2 | theme = dark\n"), "{told}");
    assert!(told.ends_with(
        "error: the settings file is not TOML where it is marked\nmend that first; nothing was changed\n"
    ));
    assert_eq!(fs::read_to_string(&path).unwrap(), "rate = 120\ntheme = dark\n");
    let output = home.run(&["config", "get", "rate"]);
    assert_eq!(stdout(&output), "120\n");
    assert!(
        stderr(&output).ends_with("what is wrong in the settings is left at its default\n"),
        "{output:?}"
    );
    assert!(load(&path).notice().is_some_and(|notice| notice.starts_with("a setting is wrong")));
}

#[test]
fn a_slip_at_the_command_line_is_met_with_the_nearest() {
    let home = Home::new();
    for (arguments, told) in [
        (vec!["config", "get", "rte"], "error: there is no setting `rte`\ndid you mean `rate`?\n"),
        (
            vec!["config", "unset", "\u{1b}[2J"],
            "error: there is no setting `�[2J`\n`supple config keys` lists them\n",
        ),
        (vec!["config", "set", "rate", "-20"], "error: `rate` must be from 80 to 300\n"),
    ] {
        let output = home.run(&arguments);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert_eq!(stderr(&output), told);
    }
    assert!(!home.path().join("config").exists(), "a refusal makes no folder");
}

#[test]
fn reading_makes_nothing() {
    let home = Home::new();
    for arguments in [
        &["config"][..],
        &["config", "get", "rate"],
        &["config", "path"],
        &["config", "unset", "rate"],
        &["doctor"],
    ] {
        assert!(home.run(arguments).status.success(), "{arguments:?}");
    }
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    let path = stdout(&home.run(&["config", "path"]));
    assert_eq!(path.trim_end(), home.path().join("config/config.toml").to_string_lossy());
}

#[test]
fn scripts_get_bare_values_and_json() {
    let home = Home::new();
    home.run(&["config", "set", "voice-name", "anna"]);
    home.run(&["config", "set", "equipment", "ball"]);
    assert_eq!(stdout(&home.run(&["config", "get", "voice-name"])), "anna\n");
    assert_eq!(stdout(&home.run(&["config", "get", "equipment"])), "[\"ball\"]\n");
    let json = home.json(&["config", "--json"]);
    assert_eq!(json["version"], 1);
    let all = json["settings"].as_array().unwrap();
    assert_eq!(all.len(), KEYS.len());
    let one = |name: &str| all.iter().find(|it| it["key"] == name).unwrap();
    assert_eq!(one("rate")["value"], 155);
    assert_eq!(one("equipment")["value"][0], "ball");
    assert_eq!(one("equipment")["is_default"], false);
    assert_eq!(one("plain")["value"], false);
}

#[test]
fn accessible_means_lines_and_is_told() {
    let home = Home::new();
    let output = home.command(&["config"]).env("ACCESSIBLE", "1").output().unwrap();
    let printed = stdout(&output);
    assert!(
        printed.contains("\n# ACCESSIBLE is set: lines, whatever stands here.\n# plain = false\n"),
        "{printed}"
    );
    let output = home.command(&["config", "get", "plain"]).env("ACCESSIBLE", "1").output().unwrap();
    assert_eq!(stdout(&output), "true\n");
    // No screen opens, though there is no terminal for one either.
    let output = home.command(&[]).env("ACCESSIBLE", "1").output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(stdout(&output).contains("lower-back-release"), "{output:?}");
    assert!(stderr(&output).starts_with("lines are asked for instead of a screen"), "{output:?}");
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn file_and_folder_are_the_persons_alone() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("a/supple/config.toml");
        change(&path, key("rate").unwrap(), Some("90")).unwrap();
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
        assert_eq!(names(path.parent().unwrap()), ["config.toml"], "nothing else is left behind");
    }

    #[test]
    fn a_link_is_followed_and_stays() {
        let folder = TempDir::new().unwrap();
        let (real, link) = (folder.path().join("dotfiles"), folder.path().join("config"));
        fs::create_dir_all(&real).unwrap();
        fs::create_dir_all(&link).unwrap();
        fs::write(real.join("mine.toml"), "# mine\nrate = 100\n").unwrap();
        symlink("../dotfiles/mine.toml", link.join("config.toml")).unwrap();
        change(&link.join("config.toml"), key("rate").unwrap(), Some("90")).unwrap();
        assert_eq!(fs::read_to_string(real.join("mine.toml")).unwrap(), "# mine\nrate = 90\n");
        assert!(fs::symlink_metadata(link.join("config.toml")).unwrap().is_symlink());
        assert_eq!((names(&real), names(&link)), (vec!["mine.toml".into()], vec!["config.toml".into()]));
        // One that leads nowhere yet is filled.
        symlink("../dotfiles/new.toml", link.join("other.toml")).unwrap();
        change(&link.join("other.toml"), key("rate").unwrap(), Some("90")).unwrap();
        assert_eq!(fs::read_to_string(real.join("new.toml")).unwrap(), "rate = 90\n");
    }

    #[test]
    fn links_in_a_circle_folders_and_pipes_are_refused() {
        let folder = TempDir::new().unwrap();
        let path = |name: &str| folder.path().join(name);
        symlink("two", path("one")).unwrap();
        symlink("one", path("two")).unwrap();
        fs::create_dir(path("folder")).unwrap();
        let made = std::process::Command::new("mkfifo").arg(path("pipe")).status().unwrap();
        assert!(made.success());
        for (name, told) in [
            ("one", "circle"),
            ("folder", "this is a folder, not a file"),
            ("pipe", "this is not a regular file"),
        ] {
            let error = change(&path(name), key("rate").unwrap(), Some("90")).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
            let loaded = load(&path(name));
            assert_eq!((loaded.settings, loaded.problems.len()), (Settings::default(), 1), "{name}");
        }
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_a_clear_error() {
        let home = Home::new();
        let folder = home.path().join("config");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("config.toml"), "rate = 100\n").unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).unwrap();
        let can_write_anything = fs::write(folder.join("x"), "").is_ok();
        let output = home.run(&["config", "set", "rate", "90"]);
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
        if can_write_anything {
            // The superuser is refused nothing.
            return;
        }
        assert_eq!(output.status.code(), Some(1));
        let told = stderr(&output);
        assert!(told.contains("error: cannot write ") && told.contains("Permission denied"), "{told}");
        assert_eq!(fs::read_to_string(folder.join("config.toml")).unwrap(), "rate = 100\n");
    }

    #[test]
    fn a_full_or_strange_place_is_a_clear_error() {
        let error = change(Path::new("/proc/config.toml"), key("rate").unwrap(), Some("90")).unwrap_err();
        assert!(error.to_string().starts_with("cannot write /proc/config.toml\n"), "{error}");
        let error = change(Path::new("/proc/x/config.toml"), key("rate").unwrap(), Some("90")).unwrap_err();
        assert!(error.to_string().starts_with("cannot make the folder /proc/x\n"), "{error}");
    }
}

#[test]
fn changes_at_the_same_time_are_all_kept() {
    let desk = Desk::new("# mine\n");
    let path = desk.path();
    std::thread::scope(|all| {
        for (name, value) in
            [("rate", "90"), ("volume", "10"), ("tones", "false"), ("theme", "dark"), ("lock", "true")]
        {
            let path = &path;
            all.spawn(move || change(path, key(name).unwrap(), Some(value)).unwrap());
        }
    });
    let (problems, other) = read(&desk.text());
    assert_eq!(problems, [""; 0]);
    assert_eq!(other, ["rate = 90", "volume = 10", "tones = false", "theme = \"dark\"", "lock = true"]);
    assert!(desk.text().starts_with("# mine\n"));
}

#[test]
fn more_time_to_settle_is_the_sessions_and_not_the_pages() {
    let home = Home::new();
    let planned = |home: &Home| home.json(&["show", "desk-rescue-5", "--json"])["seconds"].as_u64().unwrap();
    let begun = |home: &Home| {
        let output = home.run(&["run", "desk-rescue-5", "--rehearse=100000", "--json"]);
        let first = stdout(&output).lines().next().unwrap().to_owned();
        serde_json::from_str::<serde_json::Value>(&first).unwrap()["seconds"].as_u64().unwrap()
    };
    let (page, session) = (planned(&home), begun(&home));
    assert_eq!(page, session);
    home.run(&["config", "set", "settle", "10s"]);
    assert_eq!(planned(&home), page);
    let phases = home.json(&["show", "desk-rescue-5", "--json"]);
    let settles =
        phases["phases"].as_array().unwrap().iter().filter(|it| it["kind"] == "settle").count() as u64;
    assert!(settles > 1);
    assert_eq!(begun(&home), session + settles * 10);
}

#[test]
fn doctor_tells_what_is_there_and_what_to_do() {
    let home = Home::new();
    let folder = home.path().join("config");
    fs::create_dir_all(folder.join("routines")).unwrap();
    fs::write(folder.join("config.toml"), "rate = 1\n").unwrap();
    fs::write(folder.join("routines/mine.toml"), "schema = 1\n").unwrap();
    let programs = home.path().join("bin");
    fs::create_dir_all(&programs).unwrap();
    let output = home.command(&["doctor"]).env("PATH", &programs).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let told = stdout(&output);
    for line in ["- in a session  none; tones, bell and screen lead you", "! settings", "! routines", "- log"]
    {
        assert!(told.contains(line), "{line} is missing:\n{told}");
    }
    assert!(told.contains("package espeak-ng (Debian, Fedora, Arch, macOS)\n"), "{told}");
    assert!(told.lines().all(|line| line.chars().count() <= 80 || line.contains('/')), "{told}");
    let output = home.command(&["doctor", "--json"]).env("PATH", &programs).output().unwrap();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["version"], 1);
    let all = json["findings"].as_array().unwrap();
    let one = |name: &str| all.iter().find(|it| it["name"] == name).unwrap();
    assert_eq!((&one("espeak-ng")["topic"], &one("espeak-ng")["state"]), (&"voice".into(), &"absent".into()));
    assert_eq!(one("settings")["words"], "1 problem");
    assert_eq!(one("routines")["how"], "supple check shows where");
}

#[test]
#[cfg(unix)]
fn doctor_finds_a_voice_without_starting_it() {
    use std::os::unix::fs::PermissionsExt;

    let home = Home::new();
    let programs = home.path().join("bin");
    fs::create_dir_all(&programs).unwrap();
    let voice = programs.join("espeak-ng");
    fs::write(&voice, format!("#!/bin/sh\n: > {}\n", home.path().join("started").display())).unwrap();
    fs::set_permissions(&voice, fs::Permissions::from_mode(0o755)).unwrap();
    let output = home.command(&["doctor"]).env("PATH", &programs).output().unwrap();
    let told = stdout(&output);
    assert!(
        told.contains("✓ in a session  espeak-ng\n") && told.contains("✓ espeak-ng     here\n"),
        "{told}"
    );
    assert!(!home.path().join("started").exists());
}

#[test]
fn the_page_about_settings_is_the_table() {
    let mut table = String::from("| key | values | default | |\n|---|---|---|---|\n");
    for key in &KEYS {
        let row = format!("| `{}` | {} | {} | {} |\n", key.name, key.kind.words(), key.usual(), key.says);
        table.push_str(&row);
    }
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    assert!(readme.contains(&table), "the table in README.md is old; put in:\n{table}");
    assert!(settings::key("rate").is_ok());
}
