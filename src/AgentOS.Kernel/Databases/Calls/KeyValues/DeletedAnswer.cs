namespace AgentOS.Kernel.Databases.Calls.KeyValues;

/// <summary>A key is gone.</summary>
/// <param name="Deleted">Whether it was there.</param>
internal sealed record DeletedAnswer(bool Deleted) : DataAnswer;
