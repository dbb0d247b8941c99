using AgentOS.Errors;
using AgentOS.Policy.Hosts;

namespace AgentOS.Network.Policy;

/// <summary>
/// One line of an <see cref="EgressPolicy"/>: which hosts, at which port, and under which conditions. Rules with the same <see cref="Text"/> are equal.
/// </summary>
public sealed class EgressRule : IEquatable<EgressRule>
{
    internal EgressRule()
    {
    }

    /// <summary>The hosts it is about.</summary>
    public required HostPattern Host { get; init; }

    /// <summary>The port, 1 to 65535; null is 80 and 443 in a rule that allows, and every port in one that denies.</summary>
    public int? Port { get; init; }

    /// <summary>HTTP methods in capital letters; empty for every one.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>HTTP paths; empty for every one.</summary>
    public IReadOnlyList<PathPattern> Paths { get; init; } = [];

    /// <summary>Whether it carries any protocol (ssh, postgres, redis) and the first bytes are not looked at.</summary>
    public bool IsRaw { get; init; }

    /// <summary>Whether TLS without a server name is accepted.</summary>
    public bool AllowsNoServerName { get; init; }

    /// <summary>Whether the host may have private, loopback and other addresses that are otherwise always denied. Only a rule that names one host exactly has it.</summary>
    public bool AllowsPrivate { get; init; }

    /// <summary>How many bytes all connections of the sandbox together may send by this rule; null for any number.</summary>
    public long? UploadLimit { get; init; }

    /// <summary>How many bytes they may receive; null for any number.</summary>
    public long? DownloadLimit { get; init; }

    /// <summary>How many connections may be open by it at a time; null for as many as the sandbox may have.</summary>
    public int? ConnectionLimit { get; init; }

    /// <summary>Why somebody wrote it; null when they did not say.</summary>
    public string? Reason { get; init; }

    /// <summary>The rule in its one spelling, without the reason.</summary>
    public string Text => field ??= EgressRuleText.Write(this);

    /// <summary>Whether requests must be seen one by one: it has methods or paths.</summary>
    public bool JudgesRequests => Methods.Count > 0 || Paths.Count > 0;

    /// <summary>Reads <c>NAME[:PORT] [methods=GET,HEAD] [paths=/v1/*] [raw] [allow-no-sni] [private] [upload=10M] [download=1G] [connections=8] [=reason]</c>.</summary>
    /// <exception cref="AgentOSException"><c>network.bad-rule</c> or <c>policy.bad-rule</c>.</exception>
    public static EgressRule Parse(string text) => EgressRuleReader.Read(text);

    /// <summary>Whether a request may be made by it.</summary>
    /// <param name="method">As it was sent.</param>
    /// <param name="target">Path and query, as they were sent.</param>
    public bool Permits(string method, string target) =>
        (Methods.Count == 0 || Methods.Contains(method, StringComparer.Ordinal)) && (Paths.Count == 0 || Paths.Any(path => path.Matches(target)));

    /// <inheritdoc/>
    public bool Equals(EgressRule? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EgressRule);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
