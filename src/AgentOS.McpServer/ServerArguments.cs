using System.Reflection;
using AgentOS.Mcp;
using AgentOS.Storage;

namespace AgentOS.McpServer;

/// <summary>The command line as <c>agentos mcp</c> writes it, which has checked what a person wrote: names with values.</summary>
/// <param name="values">By the options' names.</param>
internal sealed class ServerArguments(IReadOnlyDictionary<string, string> values)
{
    // As agentos has it; a key is taken out of the environment, so that no program started from here is given it.
    private const string KeyVariable = "AGENTOS_KEY";

    /// <summary>The address to serve at; null is the standard streams.</summary>
    public string? Http => Value(McpArguments.Http);

    /// <summary>Reads a command line.</summary>
    /// <exception cref="Errors.AgentOSException">It is none that agentos writes.</exception>
    public static ServerArguments Parse(IReadOnlyList<string> arguments) => arguments.Count % 2 == 0 && arguments.Where((_, index) => index % 2 == 0).All(McpArguments.Names.Contains)
        ? new ServerArguments(arguments.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal))
        : throw new Errors.AgentOSException(McpErrors.StartedDirectly, "read", "the command line");

    /// <summary>What is to be served.</summary>
    /// <exception cref="Errors.AgentOSException">The key cannot be used.</exception>
    public McpOptions ToOptions() => new(Version())
    {
        Database = Value(McpArguments.Database) is { } file ? new DatabaseLocation(file, Key()) : null,
        Workspace = Value(McpArguments.Workspace),
        Socket = Value(McpArguments.Socket),
        Level = Value(McpArguments.Level),
    };

    private DatabaseKey? Key()
    {
        string? inEnvironment = Environment.GetEnvironmentVariable(KeyVariable);
        Environment.SetEnvironmentVariable(KeyVariable, null);
        if (Value(McpArguments.KeyFile) is { } file)
            return DatabaseKey.ReadFile(file);
        return Value(McpArguments.Keyring) is { } name ? DatabaseKey.ReadKeyring(name) : string.IsNullOrEmpty(inEnvironment) ? null : DatabaseKey.Parse(inEnvironment);
    }

    private string? Value(string name) => values.GetValueOrDefault(name);

    private static string Version() =>
        typeof(ServerArguments).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
