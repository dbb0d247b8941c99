namespace AgentOS.Cli.LineEditing;

/// <summary>One key, or characters that came together.</summary>
/// <param name="Key">What it means.</param>
/// <param name="Text">The characters of <see cref="Key.Text"/> and <see cref="Key.Paste"/>, whose line ends are LF, and the line of a <see cref="Key.Notice"/>.</param>
/// <param name="Time">When it came, as the clock's timestamp.</param>
internal readonly record struct KeyPress(Key Key, string Text = "", long Time = 0);
