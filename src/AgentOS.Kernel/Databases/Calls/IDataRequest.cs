using AgentOS.Policy;

namespace AgentOS.Kernel.Databases.Calls;

/// <summary>What FILES, KEY_VALUES and TOOLS have in common.</summary>
internal interface IDataRequest
{
    /// <summary>Which operation.</summary>
    string? Op { get; }

    /// <summary>What a caller needs for it; null is nothing: the database is its own.</summary>
    Right? Needs { get; }

    /// <summary>How long its answer may become, in bytes, as far as this tells.</summary>
    long AnswerBytes { get; }
}
