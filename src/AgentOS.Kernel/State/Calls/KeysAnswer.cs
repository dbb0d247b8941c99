namespace AgentOS.Kernel.State.Calls;

/// <summary>Keys.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Keys">Sorted, each once.</param>
/// <param name="Count">How many.</param>
/// <param name="Complete">Whether these are all of them; ask on with longer prefixes.</param>
internal sealed record KeysAnswer(bool Success, string[] Keys, int Count, bool Complete);
