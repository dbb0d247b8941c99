namespace AgentOS.Cli.LineEditing;

/// <summary>What came of reading a line.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Text">What was entered.</param>
internal readonly record struct TypedLine(TypedLineEnd End, string Text = "");
