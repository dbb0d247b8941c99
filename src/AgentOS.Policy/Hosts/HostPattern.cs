using AgentOS.Errors;

namespace AgentOS.Policy.Hosts;

/// <summary>A host's exact name, <c>*.SUFFIX</c> for all names below one (not the suffix itself, no addresses), or <c>*</c> for every host.</summary>
public sealed record HostPattern
{
    private const string Every = "*", Below = "*.";

    private HostPattern(string text) => Text = text;

    /// <summary>In small letters.</summary>
    public string Text { get; }

    /// <summary>Reads one.</summary>
    /// <exception cref="AgentOSException"><c>policy.bad-rule</c>.</exception>
    public static HostPattern Parse(string text)
    {
        try
        {
            return text switch
            {
                Every => new HostPattern(Every),
                _ when text.StartsWith(Below, StringComparison.Ordinal) => new HostPattern(Below + Suffix(text[Below.Length..])),
                _ => new HostPattern(HostName.Normalise(text)),
            };
        }
        catch (FormatException problem)
        {
            throw new AgentOSException(PolicyErrors.BadRule, "read the domain rule", text, problem.Message);
        }
    }

    /// <summary>Whether it stands for a host.</summary>
    /// <param name="host">As <see cref="HttpTarget.Host"/> has it.</param>
    public bool Matches(string host) => Text == Every || Text == host || (IsSuffix && !HostName.IsAddress(host) && host.EndsWith(Text[1..], StringComparison.Ordinal));

    /// <summary>Whether it stands for every host that another one stands for.</summary>
    public bool Covers(HostPattern other) =>
        Text == Every || Text == other.Text || (IsSuffix && other.Text != Every && (other.IsSuffix ? other.Text[1..].EndsWith(Text[1..], StringComparison.Ordinal) : Matches(other.Text)));

    /// <inheritdoc/>
    public override string ToString() => Text;

    private bool IsSuffix => Text.StartsWith(Below, StringComparison.Ordinal);

    private static string Suffix(string text)
    {
        string name = HostName.Normalise(text);
        return HostName.IsAddress(name) ? throw new FormatException("addresses have no names below them") : name;
    }
}
