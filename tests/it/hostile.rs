//! Files and arguments that mean harm: nothing of them is obeyed, shown as it came, or waited for.

mod suite;

use std::{process::Output, time::Instant};

use supple::{library::Library, text::is_plain};

use crate::cli::Home;

const HEAD: &str = "schema = 1\nname = \"Test\"\naim = \"To test.\"\nareas = [\"neck\"]\n";
const OWN: &str = "[[step]]\nname = \"Lean\"\nhow = \"Lean in.\"\nposition = \"wall\"\n";

/// Colour, title, clipboard, reset and screen, in seven and in eight bits; directions; what nobody sees.
const HARM: &[&str] = &[
    "\u{1b}[31m\u{1b}[2J",
    "\u{1b}]0;title\u{7}",
    "\u{1b}]52;c;c2VjcmV0\u{1b}\\",
    "\u{1b}c\u{8}\u{7f}\r",
    "\u{9b}2J\u{9d}0;title\u{9c}\u{90}",
    "\u{202e}\u{2066}\u{200f}\u{61c}",
    "\u{200b}\u{200d}\u{feff}\u{2060}\u{e0041}\u{ad}",
    "\u{2028}\u{2029}\u{0}",
];

/// Every character of what was printed is a line's end or harmless, and no letter carries a heap of marks.
#[track_caller]
fn is_clean(output: &Output) {
    for printed in [&output.stdout, &output.stderr] {
        let text = std::str::from_utf8(printed).unwrap();
        assert!(printed.iter().all(|byte| *byte == b'\n' || (*byte >= b' ' && *byte != 0x7f)), "{text:?}");
        let is_bad = |letter: char| {
            matches!(letter, '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
                || letter != '\n' && !is_plain(letter)
        };
        assert_eq!(text.chars().find(|letter| is_bad(*letter)), None, "{text:?}");
        assert!(!text.contains(&"\u{301}".repeat(9)), "{text:?}");
        assert!(!text.contains("panicked"), "{text}");
    }
}

#[track_caller]
fn harmless(home: &Home, arguments: &[&str]) -> Output {
    let output = home.command(arguments).output().unwrap();
    is_clean(&output);
    output
}

/// A file for each place a text may stand in, with `words` there as TOML writes them.
fn everywhere(words: &str) -> Vec<String> {
    let mut files: Vec<String> = ["id", "level", "note", "language"]
        .iter()
        .map(|key| format!("{HEAD}{key} = {words}\n{OWN}hold = \"30s\"\n"))
        .collect();
    files.extend(
        ["when", "sources"].iter().map(|key| format!("{HEAD}{key} = [{words}]\n{OWN}hold = \"30s\"\n")),
    );
    files.extend(
        ["feel", "caution", "say", "kind", "side", "settle", "areas", "equipment", "hold"].iter().map(
            |key| {
                let dose = if *key == "hold" { "" } else { "hold = \"30s\"\n" };
                format!("{HEAD}{OWN}{key} = {words}\n{dose}")
            },
        ),
    );
    for (old, new) in [
        ("\"Test\"", words),
        ("\"To test.\"", words),
        ("\"neck\"", words),
        ("\"Lean\"", words),
        ("\"Lean in.\"", words),
    ] {
        files.push(format!("{HEAD}{OWN}hold = \"30s\"\n").replace(old, new));
    }
    files.push(format!("{HEAD}{OWN}talk = [[\"40s\", {words}]]\n"));
    files.push(format!("{HEAD}{OWN}tense = \"5s\"\ngroups = [{words}]\n"));
    files.push(format!("{HEAD}[[step]]\nexercise = {words}\n"));
    files.push(format!("{HEAD}{words} = 1\n{OWN}hold = \"30s\"\n"));
    files.push(format!("{HEAD}{OWN}hold = \"30s\"\n[step.{words}]\n"));
    files.push(format!(
        "[[exercise]]\nid = {words}\nname = {words}\nhow = {words}\nspoken = {{ {words} = {words} }}\n"
    ));
    files
}

/// `raw` as a TOML string with escapes, so that it is well formed whatever is in it.
fn escaped(raw: &str) -> String {
    let letters = raw.chars().map(|letter| format!("\\U{:08x}", u32::from(letter)));
    let letters = letters.collect::<Vec<_>>().concat();
    format!("\"a{letters}b\"")
}

#[test]
fn no_text_of_a_file_reaches_the_terminal_as_a_command() {
    let home = Home::new();
    let folder = home.path().join("config/routines");
    std::fs::create_dir_all(&folder).unwrap();
    let mut number = 0;
    for harm in HARM {
        for words in [escaped(harm), format!("\"{harm}\"")] {
            for text in everywhere(&words) {
                std::fs::write(folder.join(format!("f{number:04}.toml")), text).unwrap();
                number += 1;
            }
        }
    }
    assert!(number > 400, "{number}");
    assert_eq!(harmless(&home, &["check"]).status.code(), Some(1));
    assert_eq!(harmless(&home, &["check", "--json"]).status.code(), Some(1));
    assert_eq!(harmless(&home, &["list"]).status.code(), Some(0));
    assert_eq!(harmless(&home, &["list", "--json"]).status.code(), Some(0));
    // Each file of its own folder, so that the others are not read each time.
    let alone = Home::new();
    for number in (0..number).step_by(17) {
        let path = folder.join(format!("f{number:04}.toml"));
        harmless(&alone, &["show", path.to_str().unwrap()]);
        harmless(&alone, &["run", path.to_str().unwrap(), "--plain", "--rehearse=50000"]);
    }
}

#[test]
fn ten_thousand_marks_on_a_letter_stay_few() {
    let home = Home::new();
    let marks = format!("e{}", "\u{301}".repeat(10_000));
    let few = format!("e{}", "\u{301}".repeat(900));
    for (number, text) in
        everywhere(&format!("\"{marks}\"")).into_iter().chain(everywhere(&format!("\"{few}\""))).enumerate()
    {
        let path = home.path().join(format!("f{number}.toml"));
        std::fs::write(&path, text).unwrap();
        harmless(&home, &["run", path.to_str().unwrap(), "--plain", "--rehearse=50000"]);
    }
    harmless(&home, &["check", "."]);
    harmless(&home, &["show", &marks]);
    harmless(&home, &["run", &marks]);
    harmless(&home, &["list", "--area", &marks]);
    harmless(&home, &["check", &marks]);
    harmless(&home, &[&marks]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_files_name_is_shown_harmlessly() {
    let home = Home::new();
    for harm in HARM.iter().filter(|harm| !harm.contains('\0')).map(|harm| harm.replace('/', "")) {
        let name = format!("a{harm}{}.toml", "\u{301}".repeat(60));
        std::fs::write(home.path().join(&name), "=\n").unwrap();
        for command in ["check", "show", "run"] {
            assert_ne!(harmless(&home, &[command, &name]).status.code(), Some(0));
        }
        harmless(&home, &["log", "delete", &harm]);
        harmless(&home, &["list", "--kind", &harm, "--minutes", &harm]);
    }
    harmless(&home, &["check", "--json", "."]);
}

#[test]
fn a_stream_that_is_no_text_is_refused_with_its_place() {
    use std::{io::Write, process::Stdio};

    let home = Home::new();
    let mut command = home.command(&["check", "-", "--json"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"schema = 1\nname = \"M\xfcde\"\n").unwrap();
    let output = child.wait_with_output().unwrap();
    is_clean(&output);
    assert_eq!(output.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let problem = &json["problems"][0];
    assert_eq!(
        (&problem["code"], &problem["line"], &problem["column"]),
        (&"not-utf-8".into(), &2.into(), &10.into())
    );
}

/// Nothing a terminal might obey comes out of any problem, drawn, in a line or as JSON; and it does not take long.
#[track_caller]
fn is_harmless(name: &str, source: &str) {
    let begun = Instant::now();
    let (routine, problems) = Library::default().check_text(name, source);
    assert!(routine.is_none());
    assert!((1..=21).contains(&problems.len()), "{}", problems.len());
    for problem in problems {
        let json = serde_json::to_string(&problem).expect("a problem is JSON");
        let shown = format!("{}\n{problem}\n{json}", problem.render(source, false));
        let harm = shown.chars().find(|letter| *letter != '\n' && !is_plain(*letter));
        assert_eq!(harm, None, "{shown}");
        assert!(shown.len() < 4_000, "{}", shown.len());
    }
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
}

#[test]
fn hostile_texts_come_out_harmless() {
    let evil = "\u{1b}]0;x\u{7}\u{9b}2J\u{202e}\u{200b}\u{e0041}";
    let name = format!("a{evil}.toml");
    is_harmless(&name, &format!("{HEAD}{OWN}hold = \"{evil}\"\n"));
    is_harmless(&name, &format!("{HEAD}{OWN}hold = \"\\u001b]0;x\\u009b\\u202e\"\n"));
    is_harmless(&name, &format!("{HEAD}\"\\u001b[2J\\u202e\" = 1\n"));
    is_harmless(&name, &format!("{HEAD}{evil} = 1\n"));
    is_harmless(&name, &format!("# {evil}\n{HEAD}level = \"\u{202e}\"\n"));
    is_harmless(&name, &format!("{}nothing = {evil}", " ".repeat(100_000)));
    is_harmless(&name, &format!("x = \"{}\"", "e\u{301}\u{301}\u{301}".repeat(20_000)));
}

#[test]
fn hostile_shapes_are_refused_quickly() {
    is_harmless("x", &format!("x = {}", "[".repeat(100_000)));
    is_harmless("x", &format!("x = {}", "{a=".repeat(80_000)));
    is_harmless("x", &format!("{}x = 1", "a.".repeat(100_000)));
    is_harmless("x", &format!("{}x", "[".repeat(100_000)));
    is_harmless("x", &"=\n".repeat(100_000));
    is_harmless("x", &"[[step]]\n".repeat(28_000));
    is_harmless("x", &format!("{HEAD}areas = [{}]", "\"x\",".repeat(60_000)));
    is_harmless("x", &format!("level = [{}]", "1,".repeat(120_000)));
    is_harmless("x", &"x".repeat(300_000));
    is_harmless("x", &(0..1_000_000).fold(String::new(), |text, n| text + &format!("k{n} = 1\n")));
    is_harmless("x", &(0..20_000).fold(String::new(), |text, n| text + &format!("k{n} = 1\n")));
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_no_regular_file_is_refused_at_once() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = |name: &str| folder.path().join(name);
    let made = std::process::Command::new("mkfifo").arg(path("fifo.toml")).status();
    assert!(made.is_ok_and(|status| status.success()));
    std::os::unix::fs::symlink("/dev/zero", path("device.toml")).expect("it can be linked");
    std::os::unix::fs::symlink("loop.toml", path("loop.toml")).expect("it can be linked");
    std::fs::create_dir(path("folder.toml")).expect("it can be made");
    let sparse = std::fs::File::create(path("sparse.toml")).expect("it can be made");
    sparse.set_len(10_000_000_000).expect("it can be stretched");
    std::fs::write(path("latin.toml"), b"name = \"M\xfcde\"\n").expect("it can be written");
    let library = Library::load(Some(folder.path()));
    let messages: Vec<_> = library.problems().iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "this is not a regular file",
            "this is not a regular file",
            "this is a folder, not a file",
            "the file is not UTF-8 text",
            "the file cannot be read: Too many levels of symbolic links (os error 40)",
            "the file is larger than 256 KiB",
        ]
    );
    let home = Home::new();
    for name in ["fifo", "device", "loop", "folder", "sparse", "latin", "none"] {
        let path = path(&format!("{name}.toml"));
        for command in ["check", "show", "run"] {
            let begun = Instant::now();
            let code = harmless(&home, &[command, path.to_str().unwrap()]).status.code();
            // A folder may be checked, whatever it is called.
            assert!(code == Some(1) || (command, name) == ("check", "folder"), "{command} {name}: {code:?}");
            assert!(begun.elapsed().as_secs() < 10, "{command} {name}");
        }
    }
    harmless(&home, &["check", folder.path().to_str().unwrap()]);
}
