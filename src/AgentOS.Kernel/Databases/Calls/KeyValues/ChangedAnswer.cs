namespace AgentOS.Kernel.Databases.Calls.KeyValues;

/// <summary>A key was compared.</summary>
/// <param name="Changed">Whether it was set.</param>
internal sealed record ChangedAnswer(bool Changed) : DataAnswer;
