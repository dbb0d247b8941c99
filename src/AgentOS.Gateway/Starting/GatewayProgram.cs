using System.Collections;
using System.Text;
using AgentOS.Errors;
using AgentOS.Gateway.Connections;
using AgentOS.Linux;
using AgentOS.Linux.Streams;

namespace AgentOS.Gateway.Starting;

/// <summary>Starts the gateway when it is needed.</summary>
/// <param name="path">The program.</param>
public sealed class GatewayProgram(string path)
{
    /// <summary>What it writes to its standard output when it can be connected to.</summary>
    public const string Ready = "ready";

    /// <summary>Its options.</summary>
    public const string DirectoryOption = "--directory", ConfigurationOption = "--configuration";

    /// <summary>The program that belongs to this one.</summary>
    public static GatewayProgram OfThisProgram { get; } = new(Path.Combine(AppContext.BaseDirectory, "llm", "agentos-llm"));

    /// <summary>Where it is.</summary>
    public string FilePath => path;

    /// <summary>Connects to the gateway, and starts it when none runs.</summary>
    /// <exception cref="AgentOSException">It cannot be started.</exception>
    public async Task<ControlConnection> ConnectAsync(GatewayPlace place, CancellationToken cancellationToken = default)
    {
        // Once more after its start: an idle one may end just then.
        for (int attempt = 0; attempt < 2; attempt++)
        {
            if (await ControlConnection.TryConnectAsync(place, cancellationToken).ConfigureAwait(false) is { } connection)
                return connection;
            // On a thread of the pool that may wait: the program says when it is ready, within a second.
            await Task.Run(() => Start(place), cancellationToken).ConfigureAwait(false);
        }

        return await ControlConnection.TryConnectAsync(place, cancellationToken).ConfigureAwait(false) ?? throw new AgentOSException(GatewayErrors.Gone, "connect to", place.ControlSocket);
    }

    /// <summary>Its arguments.</summary>
    public static IReadOnlyList<string> ArgumentsFor(GatewayPlace place) => [DirectoryOption, place.Directory, ConfigurationOption, place.Configuration];

    private void Start(GatewayPlace place)
    {
        Pipe output = Pipe.Create();
        int process;
        using (output.Input)
        {
            int pipe = (int)output.Input.DangerousGetHandle();
            using Microsoft.Win32.SafeHandles.SafeFileHandle nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            try
            {
                // Its failures come by the same pipe; afterwards it has nobody to tell and writes nothing.
                process = Spawner.Spawn(new SpawnRequest(path, [path, .. ArgumentsFor(place)], EnvironmentOfTheOther(), [
                    new DescriptorAction.Inherit(0, (int)nothing.DangerousGetHandle()), new DescriptorAction.Inherit(1, pipe), new DescriptorAction.Inherit(2, pipe)])
                { WorkingDirectory = "/" });
            }
            catch (LinuxException failure)
            {
                output.Output.Dispose();
                throw new AgentOSException(GatewayErrors.ProgramMissing, "start", path, failure.Message, failure);
            }
        }

        ProcessDescriptor descriptor = ProcessDescriptor.Open(process);
        descriptor.WhenEnded(() =>
        {
            _ = Children.Wait(process);
            descriptor.Dispose();
        });
        WaitUntilReady(new FileStream(output.Output, FileAccess.Read));
    }

    private static void WaitUntilReady(FileStream output)
    {
        using StreamReader lines = new(output, Encoding.UTF8);
        StringBuilder said = new();
        while (lines.ReadLine() is { } line)
        {
            if (line == Ready)
                return;
            said.Append(said.Length == 0 ? "" : "; ").Append(line.Trim());
        }

        throw new AgentOSException(GatewayErrors.NotStarted, "start", "agentos-llm", said.Length == 0 ? "it said nothing" : said.ToString());
    }

    // A runtime in the user's home, where the .NET installer puts it, is not found by itself.
    private static IEnumerable<string> RuntimeInHome()
    {
        string home = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet");
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is null && File.Exists(Path.Combine(home, "dotnet")))
            yield return $"DOTNET_ROOT={home}";
    }

    private static string[] EnvironmentOfTheOther() =>
        [.. RuntimeInHome(), .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}")];
}
