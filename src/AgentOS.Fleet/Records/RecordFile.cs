using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AgentOS.Errors;
using AgentOS.Linux.Files;

namespace AgentOS.Fleet.Records;

/// <summary>A small JSON file that is written whole or not at all.</summary>
internal static class RecordFile
{
    /// <summary>Reads it.</summary>
    /// <returns>Null when it is not there.</returns>
    /// <exception cref="AgentOSException"><see cref="FleetErrors.BadRecord"/>.</exception>
    public static T? TryRead<T>(string path, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), shape);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException damage)
        {
            throw new AgentOSException(FleetErrors.BadRecord, "read", path, damage.Message, damage);
        }
    }

    /// <summary>Writes it; readers see the whole of the old or the new one.</summary>
    public static void Write<T>(string path, T value, JsonTypeInfo<T> shape)
    {
        string draft = $"{path}.{Guid.NewGuid():N}";
        using (FileStream file = File.Create(draft))
        {
            JsonSerializer.Serialize(file, value, shape);
            file.Flush(flushToDisk: true);
        }

        AtomicReplacement.Move(draft, path);
    }
}
