namespace AkkaChat.Server.Settings;

/// <summary>How the server log is written: the lines that the server prints about itself.</summary>
internal enum LogFormat
{
    /// <summary>A readable line for each event.</summary>
    Text,

    /// <summary>A JSON object a line.</summary>
    Json,
}
