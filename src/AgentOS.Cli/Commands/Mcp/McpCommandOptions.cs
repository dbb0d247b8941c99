using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Run;
using AgentOS.Mcp;
using AgentOS.Mcp.Http;

namespace AgentOS.Cli.Commands.Mcp;

/// <summary>Options of <c>agentos mcp</c>.</summary>
internal sealed class McpCommandOptions
{
    /// <summary>Levels, from the most to the least.</summary>
    public static readonly string[] Levels = ["unrestricted", "standard", "sandboxed", "readonly", "minimal"];

    public Option<string?> Workspace { get; } = new("--workspace")
    {
        Description = "The project the agent works on, copy-on-write [default: the current directory]; none for no project",
        HelpName = "DIR|none",
    };

    public Option<string?> Socket { get; } = new("--socket") { Description = "Call this kernel instead of one of its own", HelpName = "KERNEL" };

    public Option<string?> Level { get; } = new("--level") { Description = "What the agent may do: standard (the default) or less", HelpName = "LEVEL" };

    public Option<string?> Http { get; } = new("--http") { Description = "Serve over HTTP at this port of the loopback interface, or at this address; AGENTOS_MCP_TOKEN asks for a token", HelpName = "PORT|ADDRESS" };

    public void AddTo(Command command)
    {
        Level.AcceptOnlyFromAmong(Levels);
        command.Add(Workspace);
        command.Add(Socket);
        command.Add(Level);
        command.Add(Http);
    }

    /// <summary>The same for the server's program.</summary>
    /// <exception cref="Errors.AgentOSException">A directory that was named is not there, or must not be shown; or an address is none.</exception>
    public IReadOnlyList<string> Arguments(CommandContext context, ParseResult parse)
    {
        string? socket = parse.GetValue(Socket), http = parse.GetValue(Http);
        if (http is not null)
            _ = HttpAddress.Parse(http, null);
        List<string> arguments = [];
        Add(arguments, McpArguments.Database, IsFileKnown(context, parse) ? parse.GetRequiredValue(context.Options.Database) : null);
        Add(arguments, McpArguments.Workspace, socket is null ? WorkspaceChoice.Project(parse.GetValue(Workspace)) : null);
        Add(arguments, McpArguments.Socket, socket);
        Add(arguments, McpArguments.Level, parse.GetValue(Level));
        Add(arguments, McpArguments.Http, http);
        arguments.AddRange(KeySource.Repeat(parse, context.Options.Key));
        return arguments;
    }

    private static void Add(List<string> arguments, string name, string? value)
    {
        if (value is not null)
            arguments.AddRange([name, value]);
    }

    // With a kernel elsewhere the agent's file is the kernel's affair, unless it is named.
    private bool IsFileKnown(CommandContext context, ParseResult parse) =>
        parse.GetValue(Socket) is null || parse.GetResult(context.Options.Database) is { Implicit: false };
}
