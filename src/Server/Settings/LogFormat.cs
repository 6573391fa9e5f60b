namespace AkkaChat.Server.Settings;

/// <summary>How the log is written.</summary>
internal enum LogFormat
{
    /// <summary>A readable line for each event.</summary>
    Text,

    /// <summary>A JSON object a line.</summary>
    Json,
}
