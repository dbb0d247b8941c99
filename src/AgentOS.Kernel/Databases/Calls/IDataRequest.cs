namespace AgentOS.Kernel.Databases.Calls;

/// <summary>What FILES, KEY_VALUES and TOOLS have in common.</summary>
internal interface IDataRequest
{
    /// <summary>Which operation.</summary>
    string? Op { get; }
}
