namespace AgentOS.Guest.Machines;

/// <summary>Texts the host wants in the machine, for all its users to read.</summary>
internal static class MachineTexts
{
    public static void Write(IReadOnlyDictionary<string, string> files)
    {
        foreach ((string path, string content) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }
    }
}
