using AgentOS.Errors;

namespace AgentOS.Llm;

/// <summary>Failures of language models' configuration and providers.</summary>
public static class LlmErrors
{
    /// <summary>The configuration cannot be used.</summary>
    public static readonly ErrorDefinition BadConfiguration = new("llm.bad-configuration",
        "the configuration of language models is wrong",
        "Each key has one meaning, so that a misspelt one is not ignored. A gateway that runs goes on with the configuration it has.",
        "Correct the line that is named; docs/llm.md shows every key.");

    /// <summary>A key is not there.</summary>
    public static readonly ErrorDefinition NoKey = new("llm.no-key",
        "there is no key for the provider",
        "None of the sources that the configuration names for it has one: env:NAME is a variable of the gateway's environment, vault:NAME an entry of the vault.",
        "Add it with 'agentos keys add NAME', or set the variable and restart the gateway with 'agentos llm stop'.");

    /// <summary>No model of that name.</summary>
    public static readonly ErrorDefinition UnknownModel = new("llm.unknown-model",
        "no provider is configured for the model",
        "It is no alias, is not written PROVIDER/MODEL, and no provider speaks the format it was asked for in.",
        "Add it under 'models' in the configuration, or a '*' that stands for every other name; docs/llm.md has examples.");

    /// <summary>A scripted answer is missing.</summary>
    public static readonly ErrorDefinition NotScripted = new("llm.not-scripted",
        "the script has no answer to the question",
        "Nothing in it matches what was asked, and it has no answer without 'when', or all that match were given 'times'.",
        "Add an answer to the script, or one without 'when' that answers everything else.");

    /// <summary>A cassette or a record has no such call.</summary>
    public static readonly ErrorDefinition NotRecorded = new("llm.not-recorded",
        "the record has no such call",
        "A replayed question is found by where it goes and its JSON, and this one was never recorded, or has been replayed as often as it was.",
        "Record it: run the program with 'keep_content' in the configuration, or set the cassette's mode to 'record'.");

    /// <summary>A provider did not answer.</summary>
    public static readonly ErrorDefinition ProviderFailed = new("llm.provider-failed",
        "the provider did not answer",
        "What it said stands in brackets. Failures that may pass were tried again, and other models of the alias were tried.",
        "Ask again later, correct the question where the provider refused it, or give the alias another model in the configuration.");

    /// <summary>Every provider of a model is known to fail.</summary>
    public static readonly ErrorDefinition ProviderDown = new("llm.provider-down",
        "the provider fails, and is left alone for a while",
        "After several failures in a row nothing is sent to it, so that nobody waits for nothing; soon one question is let through as a trial.",
        "Ask again in half a minute, or give the alias another model in the configuration.");

    /// <summary>A change will be forgotten.</summary>
    public static readonly ErrorDefinition SettingsNotKept = new("llm.settings-not-kept",
        "the change is in force, and cannot be kept",
        "Budgets and shares that were set are kept in a directory beside the configuration, so that the next gateway has them. It cannot be written.",
        "Make the directory writable for this user, or name a configuration elsewhere with AGENTOS_LLM_CONFIG; then set it again.");

    /// <summary>What was kept cannot be read.</summary>
    public static readonly ErrorDefinition SettingsUnreadable = new("llm.settings-unreadable",
        "the budgets and shares that were set cannot be read",
        "The gateway does not start without them: it would let agents use what somebody has limited.",
        "Correct the file that is named or its permissions; removing it lifts what was set.");

    /// <summary>The question cannot be read.</summary>
    public static readonly ErrorDefinition BadQuestion = new("llm.bad-question",
        "the question cannot be read",
        "It is no JSON of the format its path stands for, or has something that the model's provider has no words for.",
        "Correct it, or ask a model whose provider speaks the format.");
}
