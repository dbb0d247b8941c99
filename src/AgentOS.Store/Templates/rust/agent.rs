//! {{display_name}}: an agent of the Ooze protocol, one JSON object a line on standard input and output.
//! Texts are taken from the JSON as they are written there and put back in the same way; for more than that add the crate serde_json.
use std::io::{self, BufRead, Write};

fn answer(content: &str) -> String {
    format!("You said: {content}")
}

fn text<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let name = format!("\"{key}\"");
    line.match_indices(&name).find_map(|(at, _)| {
        let value = line[at + name.len()..].trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        let mut escaped = false;
        let end = value.find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        })?;
        Some(&value[..end])
    })
}

fn send(message: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    writeln!(output, "{message}")?;
    output.flush()
}

fn main() -> io::Result<()> {
    send(r#"{"type": "ready"}"#)?;
    for line in io::stdin().lock().lines() {
        let line = line?;
        match text(&line, "type") {
            Some("shutdown") => break,
            Some("message") => {
                let content = answer(text(&line, "content").unwrap_or_default());
                let id = text(&line, "message_id").unwrap_or_default();
                send(&format!(r#"{{"type": "response", "content": "{content}", "message_id": "{id}", "done": true}}"#))?;
            }
            _ => {}
        }
    }
    Ok(())
}
