namespace AgentOS.Bench.Sdk.Hosts;

/// <summary>Runs operations of one SDK on a file of its own.</summary>
internal interface ISdkHost : IDisposable
{
    /// <summary>What the table calls it.</summary>
    string Name { get; }

    /// <summary>Opens a new file, closing the last one.</summary>
    /// <exception cref="SdkFailedException">It is not set up so that a write that returned is on disk.</exception>
    void Open(string path);

    /// <summary>Makes what the operation works on.</summary>
    void Prepare(ISdkOperation operation);

    /// <summary>Runs the operation for the numbers from <paramref name="first"/> on, by several callers at once.</summary>
    /// <returns>Seconds for all of them.</returns>
    double Run(ISdkOperation operation, int first, int count, int callers);

    /// <summary>What the operation left for one number, to compare between SDKs.</summary>
    string Check(ISdkOperation operation, int number);
}
