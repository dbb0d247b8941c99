using AgentOS.Cli.CommandLine;
using AgentOS.Errors;

namespace AgentOS.Cli.Commands.Keys;

/// <summary>Passwords that a person makes up or knows: from a variable, else typed.</summary>
internal static class Passphrase
{
    /// <summary>A new one, typed twice.</summary>
    /// <exception cref="AgentOSException">Nobody is there to ask, or the two differ.</exception>
    public static string Choose(CommandContext context, string variable, string question)
    {
        if (SecretVariable.Take(variable) is { } given)
            return given;
        string first = Ask(context, variable, question);
        return Ask(context, variable, "Again: ") == first ? first : throw new AgentOSException(CliErrors.PasswordsDiffer, "take", "the password");
    }

    /// <summary>One that exists.</summary>
    /// <exception cref="AgentOSException">Nobody is there to ask.</exception>
    public static string Ask(CommandContext context, string variable, string question)
    {
        if (SecretVariable.Take(variable) is { } given)
            return given;
        Questions questions = new(context.Streams);
        return questions.CanAsk ? questions.AskHidden(question) ?? "" : throw new AgentOSException(CliErrors.NobodyToAsk, "ask for", "the password", $"or set {variable}");
    }
}
