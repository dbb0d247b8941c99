namespace AgentOS.Policy.Commands;

/// <summary>One word of a command, quotes taken off.</summary>
/// <param name="Text">Its letters; variables as they are written (<c>$HOME</c>), as their values are not known.</param>
/// <param name="IsKnown">Whether the shell would see just these letters.</param>
/// <param name="IsBare">Whether nothing of it was quoted: only such words can be keywords.</param>
internal sealed record ShellWord(string Text, bool IsKnown, bool IsBare);
