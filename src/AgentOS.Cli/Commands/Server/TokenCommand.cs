using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Run;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Fleet.Tokens;
using AgentOS.Vms;

namespace AgentOS.Cli.Commands.Server;

/// <summary><c>agentos server token create|list|revoke</c>.</summary>
internal static class TokenCommand
{
    public static Command Build(CommandContext context) => new("token", "Who may call the server")
    {
        BuildCreate(context),
        BuildList(context),
        BuildRevoke(context),
    };

    private static DocumentedCommand BuildCreate(CommandContext context)
    {
        Argument<string> name = new("NAME") { Description = "Whose it is, or what it is for" };
        Option<string> scopes = new("--scope") { Description = "What it may do: read, write, exec, admin (default: read,write,exec)", HelpName = "SCOPES" };
        scopes.Validators.Add(result =>
        {
            if (!TryParse(result.Tokens[0].Value, out _))
                result.AddError($"--scope takes read, write, exec and admin, with commas between them, not '{result.Tokens[0].Value}'.");
        });
        Option<string> lifetime = new("--expires") { Description = "How long it is good for: 12h, 30d (default: for ever)", HelpName = "TIME" };
        lifetime.Validators.Add(result =>
        {
            if (!DurationText.TryParse(result.Tokens[0].Value, out _))
                result.AddError($"--expires takes a time such as 12h or 30d, not '{result.Tokens[0].Value}'.");
        });
        DocumentedCommand command = new("create", "Make a token and print it, this once")
        {
            Examples = ["server token create laptop", "server token create dashboard --scope read --expires 30d"],
        };
        command.Add(name);
        command.Add(scopes);
        command.Add(lifetime);
        command.SetAction(parse =>
        {
            _ = TryParse(parse.GetValue(scopes) ?? "read,write,exec", out TokenScopes given);
            TimeSpan? time = parse.GetValue(lifetime) is { } text && DurationText.TryParse(text, out TimeSpan parsed) ? parsed : null;
            (AccessToken token, string secret) = Tokens(context).Create(parse.GetRequiredValue(name), given, time);
            context.Results(parse).Write(ListedToken.Of(token) with { Token = secret }, TokenJson.Default.ListedToken, static (made, output) => output.WriteLine(made.Token!));
            return ExitCodes.Success;
        });
        return command;
    }

    private static DocumentedCommand BuildList(CommandContext context)
    {
        DocumentedCommand command = new("list", "Show the tokens that were made; what they are is kept nowhere") { Examples = ["server token list"] };
        command.SetAction(parse =>
        {
            IReadOnlyList<ListedToken> tokens = [.. Tokens(context).List().Select(ListedToken.Of)];
            context.Results(parse).Write(tokens, TokenJson.Default.IReadOnlyListListedToken, ListedToken.Print);
            return ExitCodes.Success;
        });
        return command;
    }

    private static DocumentedCommand BuildRevoke(CommandContext context)
    {
        Argument<string> id = new("ID") { Description = "The token, as 'list' shows it" };
        DocumentedCommand command = new("revoke", "Make a token good for nothing, at once") { Examples = ["server token revoke 3f2a91c0"] };
        command.Add(id);
        command.SetAction(parse =>
        {
            string named = parse.GetRequiredValue(id);
            if (!Tokens(context).Revoke(named))
                throw new AgentOSException(CliErrors.NoSuchToken, "revoke", named);
            Done.Write(context.Results(parse), command.Name, [named]);
            return ExitCodes.Success;
        });
        return command;
    }

    private static TokenStore Tokens(CommandContext context) => new(VmDirectories.OfThisUser(), context.Time);

    private static bool TryParse(string text, out TokenScopes scopes)
    {
        scopes = TokenScopes.None;
        foreach (string word in text.Split(','))
        {
            TokenScopes scope = word switch
            {
                "read" => TokenScopes.Read,
                "write" => TokenScopes.Write,
                "exec" => TokenScopes.Exec,
                "admin" => TokenScopes.Admin,
                _ => TokenScopes.None,
            };
            if (scope == TokenScopes.None)
                return false;
            scopes |= scope;
        }

        return true;
    }
}
