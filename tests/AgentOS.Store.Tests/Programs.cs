namespace AgentOS.Store.Tests;

/// <summary>Programs a machine may have or lack.</summary>
internal static class Programs
{
    public static bool Has(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(directory => File.Exists(Path.Combine(directory, program)));
}
