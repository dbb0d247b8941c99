namespace AgentOS.Security.Tests.Laboratory;

/// <summary>Files with the canary's secret in the places where people and programs leave them; removed at the end.</summary>
internal sealed class PlantedSecrets : IDisposable
{
    private static readonly string[] s_directories = ["/tmp", "/var/tmp", "/root", "/home", "/run"];

    private readonly List<string> _files = [];

    public PlantedSecrets(Canary canary)
    {
        if (!Privileges.IsRoot)
            return;
        foreach (string directory in s_directories.Where(Directory.Exists))
        {
            string file = Path.Combine(directory, canary.Token);
            File.WriteAllText(file, canary.SecretHead + canary.SecretTail);
            _files.Add(file);
        }
    }

    public void Dispose() => _files.ForEach(File.Delete);
}
