namespace AkkaChat.Server.Passwords;

/// <summary>What a password is for.</summary>
internal enum PasswordUse
{
    /// <summary>To become an operator.</summary>
    BecomeOperator,

    /// <summary>To register the nickname.</summary>
    Register,

    /// <summary>To show that the nickname is one's own.</summary>
    LogIn,

    /// <summary>To take the place of the nickname's password.</summary>
    Change,
}
