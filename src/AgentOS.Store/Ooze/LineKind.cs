namespace AgentOS.Store.Ooze;

/// <summary>What a line of an agent's standard output is.</summary>
internal enum LineKind
{
    /// <summary>A message.</summary>
    Message,

    /// <summary>No JSON object: something it prints.</summary>
    Noise,

    /// <summary>A message of a type nobody knows.</summary>
    Unknown,

    /// <summary>A message that is not as it should be.</summary>
    Broken,
}
