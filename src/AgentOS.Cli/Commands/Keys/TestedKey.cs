using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Keys;

/// <summary>What a provider said to a key.</summary>
/// <param name="Provider">Whose.</param>
/// <param name="KeyId">Which of the provider's.</param>
/// <param name="Url">What was asked.</param>
/// <param name="Status">The status of HTTP that came back.</param>
/// <param name="Accepted">Whether the key is good.</param>
internal sealed record TestedKey(string Provider, string KeyId, string Url, int Status, bool Accepted)
{
    public static void Print(TestedKey tested, TextOutput output) =>
        output.WriteLine($"{tested.Provider}: {(tested.Accepted ? "the key is accepted" : "the key is not accepted")} ({tested.Url} answered {tested.Status})");
}
