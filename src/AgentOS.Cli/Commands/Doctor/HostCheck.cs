namespace AgentOS.Cli.Commands.Doctor;

/// <summary>What this host has for one layer; also its JSON shape.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Status"><c>ok</c>, <c>missing</c>, or <c>optional</c> for something missing that no default needs.</param>
/// <param name="Why">What was found.</param>
/// <param name="Remedy">How to get it, or null.</param>
internal sealed record HostCheck(string Layer, string Status, string Why, string? Remedy)
{
    public const string Missing = "missing";

    public static HostCheck Ok(string layer, string why) => new(layer, "ok", why, null);

    public static HostCheck Lacks(string layer, string why, string remedy) => new(layer, Missing, why, remedy);

    public static HostCheck CouldHave(string layer, string why, string remedy) => new(layer, "optional", why, remedy);
}
