export const users = () => fetch('/users');
