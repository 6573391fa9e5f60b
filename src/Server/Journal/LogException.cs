namespace AkkaChat.Server.Journal;

/// <summary>The room's log cannot be written or read where the settings say.</summary>
/// <param name="message">One line: what is wrong, with which file or database, and what to try.</param>
/// <param name="cause">The system's error, if there is one.</param>
internal sealed class LogException(string message, Exception? cause = null) : Exception(message, cause);
