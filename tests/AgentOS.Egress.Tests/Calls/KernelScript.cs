using AgentOS.Egress.Tests.Laboratory;
using AgentOS.Testing;

namespace AgentOS.Egress.Tests.Calls;

/// <summary>Programs in a sandbox that call its kernel, by the SDK for Python.</summary>
internal static class KernelScript
{
    /// <summary>Runs a script of Python that has <c>http</c> and <c>stream</c> of calls.py.</summary>
    public static async Task<Attempt> RunAsync(Internet internet, EgressHost host, IEnumerable<string> options, string script)
    {
        _ = await internet.TakeAsync();
        await using HostProgram sandbox = Start(host, options, $"cat > /tmp/script.py <<'END'\nfrom calls import *\nimport os\n{script}\nEND\n/usr/bin/python3 /tmp/script.py");
        return await host.ObserveAsync(await sandbox.FinishAsync());
    }

    /// <summary>Starts a script of bash whose programs find the SDK.</summary>
    public static HostProgram Start(EgressHost host, IEnumerable<string> options, string script) =>
        host.Start([.. options, "--mount", $"type=bind,src={Path.Combine(Checkout.Root, "sdk", "python")},dst=/sdk,ro", "--env", "PYTHONPATH=/sdk:/lab"], script);
}
