using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Linux;

namespace AgentOS.Cli.Commands.Server;

/// <summary><c>agentos server</c>: the HTTP API in the foreground.</summary>
internal static class ServerCommand
{
    private static readonly string s_program = Path.Combine(AppContext.BaseDirectory, "server", "agentos-server");

    public static Command Build(CommandContext context)
    {
        Option<string> address = new("--addr") { Description = "Where to listen (default: 127.0.0.1:8080)", HelpName = "HOST:PORT" };
        Option<string> certificate = new("--tls-cert") { Description = "Serve TLS with this certificate and those above it (PEM)", HelpName = "FILE" };
        Option<string> key = new("--tls-key") { Description = "The certificate's key, when it is in a file of its own", HelpName = "FILE" };
        Option<bool> insecure = new("--insecure") { Description = "Serve other machines in clear text: behind a proxy that ends TLS" };
        Option<string[]> hosts = new("--host") { Description = "A name the server is called by (repeatable)", HelpName = "NAME" };
        Option<int> rate = new("--rate") { Description = "Requests a second of each client (default: 200)", HelpName = "N" };
        Option<int> connections = new("--connections") { Description = "Connections at a time (default: 1024)", HelpName = "N" };
        Option<int> file = new("--max-file") { Description = "Largest file that is sent, in MiB (default: 4096)", HelpName = "MIB" };
        DocumentedCommand command = new("server", "Serve sandboxes over HTTP, on this machine only unless told otherwise")
        {
            Examples = ["server", "server --addr :8443 --tls-cert cert.pem --tls-key key.pem"],
        };
        foreach (Option option in (Option[])[address, certificate, key, insecure, hosts, rate, connections, file])
            command.Add(option);
        command.Add(TokenCommand.Build(context));
        command.SetAction(parse => Become([.. new Option[] { address, certificate, key, insecure, hosts, rate, connections, file }.SelectMany(option => Given(parse, option))]));
        return command;
    }

    // As they were written: the server reads them itself.
    private static IEnumerable<string> Given(ParseResult parse, Option option) => parse.GetResult(option) switch
    {
        null or { Implicit: true } => [],
        { Tokens.Count: 0 } => [option.Name, "true"],
        { } result => result.Tokens.SelectMany(token => new[] { option.Name, token.Value }),
    };

    private static int Become(IReadOnlyList<string> arguments)
    {
        Errno failure = ReplacedProcess.Execute([s_program, "--agentos", Environment.ProcessPath!, .. arguments]);
        throw new AgentOSException(CliErrors.ServerProgramMissing, "start", s_program, failure.Describe());
    }
}
