using AgentOS.Egress.Tests.Laboratory;

namespace AgentOS.Egress.Tests.Secrets;

/// <summary>A host whose vault has a key that no other text has in it.</summary>
internal static class SecretHost
{
    public const string Canary = "sk-canary-5b0f7d1e93a24c68-canary-0a1b2c3d4e5f";

    /// <summary>Stores it, from standard input.</summary>
    public static async Task<EgressHost> MakeAsync(Internet internet, Starter starter = Starter.Root)
    {
        EgressHost host = new(internet, starter);
        // The machine's own authorities know nothing of this internet.
        host.Environment["SSL_CERT_FILE"] = Path.Combine(internet.Shown, "ca.pem");
        ProgramRun added = await host.CommandWithInputAsync(Canary + "\n", "keys", "add", "own", "-");
        Assert.True(added.ExitCode == 0, added.ToString());
        return host;
    }
}
