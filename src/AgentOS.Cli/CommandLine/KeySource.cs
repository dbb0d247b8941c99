using System.CommandLine;
using AgentOS.Errors;
using AgentOS.Storage;

namespace AgentOS.Cli.CommandLine;

/// <summary>Finds the key a person gave: by an option, else in the environment.</summary>
internal static class KeySource
{
    /// <summary>The key itself.</summary>
    internal const string KeyVariable = "AGENTOS_KEY";

    /// <summary>The name of a file with it.</summary>
    internal const string FileVariable = "AGENTOS_KEY_FILE";

    /// <summary>The key of the agent's file; null when none was given.</summary>
    /// <exception cref="AgentOSException">Two were given, or it cannot be used.</exception>
    public static DatabaseKey? Find(ParseResult parse, KeyOptions options)
    {
        (string? text, string? file) = (SecretVariable.Take(KeyVariable), SecretVariable.Take(FileVariable));
        return FindNamed(parse, options) ?? (text, file) switch
        {
            (null, null) => null,
            ({ } key, null) => DatabaseKey.Parse(key),
            (null, { } path) => DatabaseKey.ReadFile(path),
            _ => throw new AgentOSException(EncryptionErrors.KeyAmbiguous, "use the key in", $"{KeyVariable}, {FileVariable}"),
        };
    }

    /// <summary>The key that the options name; null when they name none.</summary>
    /// <inheritdoc cref="Find"/>
    public static DatabaseKey? FindNamed(ParseResult parse, KeyOptions options) => (parse.GetValue(options.File), parse.GetValue(options.Keyring)) switch
    {
        (null, null) => null,
        ({ } path, null) => DatabaseKey.ReadFile(path),
        (null, { } name) => DatabaseKey.ReadKeyring(name),
        _ => throw new AgentOSException(EncryptionErrors.KeyAmbiguous, "use the key in", $"{options.File.Name}, {options.Keyring.Name}"),
    };

    /// <summary>The same choice as arguments for another process of this program, wherever it runs; a key in the environment goes on by itself.</summary>
    public static string[] Repeat(ParseResult parse, KeyOptions options)
    {
        if (parse.GetValue(options.Keyring) is { } name)
            return [options.Keyring.Name, name];
        string? file = parse.GetValue(options.File) ?? Environment.GetEnvironmentVariable(FileVariable);
        return string.IsNullOrEmpty(file) ? [] : [options.File.Name, Path.GetFullPath(file)];
    }
}
