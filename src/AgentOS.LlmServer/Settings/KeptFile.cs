using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Private;
using AgentOS.Llm;

namespace AgentOS.LlmServer.Settings;

/// <summary>The file of what operators have set, in a directory of its own (0700).</summary>
/// <param name="directory">Made with the first change.</param>
internal sealed class KeptFile(string directory)
{
    private const string Name = "settings.json";
    private const int MostBytes = 64 * 1024 * 1024;

    private readonly string _path = Path.Combine(directory, Name);

    /// <summary>Reads it.</summary>
    /// <exception cref="AgentOSException"><see cref="LlmErrors.SettingsUnreadable"/>: to go on without would lift budgets.</exception>
    public IReadOnlyList<KeptClient> Read()
    {
        if (!Directory.Exists(directory))
            return [];
        try
        {
            using PrivateDirectory opened = PrivateDirectory.Open(directory);
            return opened.Read(Name, MostBytes) is { } content ? JsonSerializer.Deserialize(content, KeptJson.Default.IReadOnlyListKeptClient) ?? [] : [];
        }
        catch (Exception failure) when (failure is LinuxException or ExposedFileException or JsonException)
        {
            throw new AgentOSException(LlmErrors.SettingsUnreadable, "read", _path, failure.Message, failure);
        }
    }

    /// <summary>Writes it; it is on disk when this returns.</summary>
    /// <exception cref="AgentOSException"><see cref="LlmErrors.SettingsNotKept"/>.</exception>
    public void Write(IReadOnlyList<KeptClient> clients)
    {
        try
        {
            using PrivateDirectory opened = PrivateDirectory.Open(directory);
            opened.Replace(Name, JsonSerializer.SerializeToUtf8Bytes(clients, KeptJson.Default.IReadOnlyListKeptClient));
        }
        catch (Exception failure) when (failure is LinuxException or ExposedFileException)
        {
            throw new AgentOSException(LlmErrors.SettingsNotKept, "write", _path, failure.Message, failure);
        }
    }
}
