using AgentOS.Errors;

namespace AgentOS.Storage;

/// <summary>What can go wrong with encrypted agent databases and their keys, and what a person does about it.</summary>
public static class EncryptionErrors
{
    /// <summary>No key for a file that looks encrypted.</summary>
    public static readonly ErrorDefinition KeyNeeded = new(
        "encryption.key-needed", "it is encrypted, or not a database at all",
        "Its first bytes are like random ones: an encrypted file looks so, and cannot be told from rubbish without its key. No key was given.",
        "Give the key it was encrypted with: --key-file FILE, --keyring NAME, or AGENTOS_KEY_FILE in the environment");

    /// <summary>The key does not open the file.</summary>
    public static readonly ErrorDefinition WrongKey = new(
        "encryption.wrong-key", "the key does not open it",
        "The first page was not written with this key. Or it was damaged since, or the file was never an encrypted agent: these look the same.",
        "Give the key it was encrypted with. If that is this one, use a backup");

    /// <summary>A key for a plain file.</summary>
    public static readonly ErrorDefinition NotEncrypted = new(
        "encryption.not-encrypted", "it is not encrypted, but a key was given",
        "Going on would write plain text into a file that is believed to be encrypted.",
        "Leave the key away (--key-file, --keyring, AGENTOS_KEY, AGENTOS_KEY_FILE), or encrypt the file: agentos encrypt --db FILE");

    /// <summary>Nothing to do for <c>encrypt</c>.</summary>
    public static readonly ErrorDefinition AlreadyEncrypted = new(
        "encryption.already-encrypted", "it is encrypted already, or not a database at all",
        "Only a plain agent's file can be encrypted; this one's first bytes are like random ones.",
        "To change its key: agentos rekey --db FILE --key-file OLD --new-key-file NEW");

    /// <summary>No key where one must be.</summary>
    public static readonly ErrorDefinition KeyMissing = new(
        "encryption.key-missing", "no key was given",
        "The command needs the key to encrypt or decrypt with.",
        "Make one: (umask 077; head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \\n' > agent.key), and give it: --key-file agent.key", ExitCodes.Usage);

    /// <summary>More than one key.</summary>
    public static readonly ErrorDefinition KeyAmbiguous = new(
        "encryption.key-ambiguous", "more than one key was given",
        "--key-file and --keyring exclude each other; so do AGENTOS_KEY and AGENTOS_KEY_FILE. An option wins over the environment.",
        "Give one of them.", ExitCodes.Usage);

    /// <summary>The key's content is unfit.</summary>
    public static readonly ErrorDefinition KeyInvalid = new(
        "encryption.key-invalid", "it is not a key",
        "A key is one line of 1 to 1024 bytes of UTF-8 text without control characters: 64 hexadecimal digits, or a passphrase.",
        "Make one: (umask 077; head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \\n' > agent.key)", ExitCodes.Usage);

    /// <summary>The key file cannot be read.</summary>
    public static readonly ErrorDefinition KeyUnreadable = new(
        "encryption.key-unreadable", "the key cannot be read",
        "The key file is missing, is no regular file or belongs to somebody else; or the kernel's keyring has no such key for this session or user.",
        "Check: ls -l FILE, or keyctl request user NAME", ExitCodes.Usage);

    /// <summary>The key file is open to others.</summary>
    public static readonly ErrorDefinition KeyExposed = new(
        "encryption.key-exposed", "other users may read it",
        "A key file must be its owner's alone: mode 0600 or 0400.",
        "chmod 600 FILE. If others may have read it, change the key: agentos rekey", ExitCodes.Usage);

    /// <summary>SQLCipher is not there.</summary>
    public static readonly ErrorDefinition LibraryMissing = new(
        "encryption.library-missing", "SQLCipher's library is missing",
        "Encrypted files need it: libsqlcipher.so beside the program, or version 4 or newer of a distribution.",
        "In the checkout: eng/sqlcipher (then ./install again, if AgentOS was installed). Debian 13, Ubuntu 24.04 and later: apt-get install libsqlcipher1",
        ExitCodes.AgentOSFailed);

    /// <summary>The converted copy is not what the original was.</summary>
    public static readonly ErrorDefinition ConversionFailed = new(
        "encryption.conversion-failed", "the converted copy is not the same",
        "It was compared with the original before it took its place; the file is as it was.",
        "See what is wrong with it: agentos fsck --db FILE");
}
